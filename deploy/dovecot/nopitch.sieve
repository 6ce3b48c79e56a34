# Pitches go to a folder of their own; everything else goes where it always went.
# The folder's name is the one behind "file into" in the rule file.
require ["fileinto", "mailbox", "envelope", "variables", "index"];

# Who is not the house is not filed for: all addresses under which the public writes to the house belong below
# "address" in the rule file, those that only lead to another one of the house too.
#
# Where such an address leads to the mailbox of somebody with a name of their own (aliases, virtual_alias_maps), what
# goes to others too comes to them under that name, and stays in their inbox. X-Original-To tells it, but senders may
# write that too. Only if Postfix itself puts it on top of every copy (local(8); lmtp or pipe with flags=O in master.cf
# and NAME_destination_recipient_limit = 1 in main.cf), say "yes" here:
set "aliases" "no";

# What goes to others too says for whom it is marked: their copies stay where they are.
set "marked" "yes";
if header :matches "X-Nopitch" "*; for=*" {
    set "own" "${2}";
    set "marked" "no";
    if envelope :matches "to" "*" {
        set :lower "me" "${1}";
        if string :contains "${own}" "<${me}>" {
            set "marked" "yes";
        }
    }
    if allof (string :is "${aliases}" "yes", header :index 1 :matches "X-Original-To" "*") {
        set :lower "me" "${1}";
        if string :contains "${own}" "<${me}>" {
            set "marked" "yes";
        }
    }
}

# An archive (always_bcc) gets a copy of everything; so that nothing is filed there:
#if envelope :is "to" "archive@example.org" {
#    set "marked" "no";
#}

if allof (header :matches "X-Nopitch" ["pitch;*", "insistence;*"], string :is "${marked}" "yes") {
    fileinto :create "Pitches";
    stop;
}
