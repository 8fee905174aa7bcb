# threadspool-watchdog: ends what a stack leaves behind when its JVM dies, however it dies.
# Arguments: the stack's folder; "temporary" or "kept".
# Standard input comes from the JVM alone: a word when the stack was closed in order, the end of the stream when it was not.
trap '' INT HUP TERM
folder=$1
lifetime=$2

if read -r _; then
  exit 0
fi

# Sets pid to the process that a pid file names, if it lives and works for this folder. Numbers are given out again, so
# where the system shows command lines, the folder has to be in it.
living() {
  [ -r "$1" ] && read -r pid < "$1" && kill -0 "$pid" 2> /dev/null || return 1
  [ ! -r "/proc/$pid/cmdline" ] || grep -q -F "$folder" "/proc/$pid/cmdline"
}

# Sends a signal to the process of a pid file; false when there is none.
signal() {
  living "$2" && kill "-$1" "$pid" 2> /dev/null
}

# $1: signal for the registry, $2: signal for PostgreSQL. False when neither lives.
stop() {
  signal "$1" "$folder/registry/registry.pid"
  registry=$?
  signal "$2" "$folder/postgres/data/postmaster.pid"
  [ $? -eq 0 ] || [ $registry -eq 0 ]
}

# For PostgreSQL, INT is a fast stop in order and QUIT an immediate one.
case $lifetime in
  temporary) polite='KILL QUIT' ;;
  *) polite='TERM INT' ;;
esac

# A part may have been about to start: nothing has to be found three times.
quiet=0
rounds=0
while [ $quiet -lt 3 ] && [ $rounds -lt 20 ]; do
  if stop $polite; then
    quiet=0
  else
    quiet=$((quiet + 1))
  fi
  rounds=$((rounds + 1))
  sleep 1
done
if stop KILL QUIT; then
  sleep 2
fi

if [ "$lifetime" = temporary ]; then
  rm -rf "$folder"
else
  rm -f "$folder/registry/registry.pid" "$folder/watchdog.pid"
fi
