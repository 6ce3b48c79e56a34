# Pitches go to a folder of their own; everything else goes where it always went.
# The folder's name is the one behind "file into" in the rule file.
require ["fileinto", "mailbox", "envelope", "variables"];

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
}

if allof (header :matches "X-Nopitch" ["pitch;*", "insistence;*"], string :is "${marked}" "yes") {
    fileinto :create "Pitches";
    stop;
}
