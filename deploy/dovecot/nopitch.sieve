# Pitches go to a folder of their own; everything else goes where it always went.
# The folder's name is the one behind "file into" in the rule file.
require ["fileinto", "mailbox"];

if header :matches "X-Nopitch" ["pitch;*", "insistence;*"] {
    fileinto :create "Pitches";
    stop;
}
