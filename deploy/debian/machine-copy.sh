# A copy of this machine that is thrown away: what is written to it stays in memory.

# Makes one in a folder, of which the copy is then the folder "machine"; it has this machine's devices.
copy_machine() {
    mount -t tmpfs tmpfs "$1"
    mkdir "$1/upper" "$1/work" "$1/machine"
    mount -t overlay overlay -o "lowerdir=/,upperdir=$1/upper,workdir=$1/work" "$1/machine"
    mount --rbind /dev "$1/machine/dev"
}
