#!/bin/bash
# Starts a renderer for a task. Arguments are passed in environment variables and always quoted, so that the shell never
# interprets names, paths or arguments. Template.java documents the placeholders.

case $RENDER_ASSETS in
  shared:*) assets=$AZ_BATCH_NODE_SHARED_DIR/${RENDER_ASSETS#shared:} ;;
  mount:*) assets=$AZ_BATCH_NODE_MOUNTS_DIR/${RENDER_ASSETS#mount:} ;;
  *) assets=$AZ_BATCH_JOB_PREP_WORKING_DIR ;;
esac
output=$AZ_BATCH_TASK_WORKING_DIR
kit=$AZ_BATCH_JOB_PREP_WORKING_DIR/$RENDER_KIT

# After a failed task, the next one on this node waits, so that Jenkins can stop the render before it starts the renderer.
# The file has the number of equal failures in a row, the time of the last one, and a checksum of its log without numbers
# and paths. Above the failures that Jenkins tolerates, three pauses are longer. It may continue the render on purpose, for
# example while it waits for licenses, so they remain short.
failures=$kit/failures
pause() {
  local count time seconds=$RENDER_PAUSE
  read -r count time _ <"$failures" || return
  if ((count >= RENDER_STOP_AFTER + 3 && count < RENDER_STOP_AFTER + 6)); then
    seconds=$((seconds * 4))
  fi
  seconds=$((seconds > RENDER_PAUSE_LIMIT ? RENDER_PAUSE_LIMIT : seconds))
  echo "azure-render: waiting up to $seconds s before the next frame, because the last $count failed on this node"
  while [[ -f $failures ]] && (($(date +%s) < time + seconds)); do
    sleep 1
  done
}
save_outcome() {
  local status=$1 count=0 time signature last
  if [[ $status -eq 0 && -n $(find "$output" -type f -print -quit) ]]; then
    rm -f -- "$failures"
    return
  fi
  signature=$({
    for log in stderr.txt stdout.txt; do
      [[ ! -f $AZ_BATCH_TASK_DIR/$log ]] || grep -av '^azure-render: ' "$AZ_BATCH_TASK_DIR/$log" | tail -n 5
    done
  } | sed -E 's#[^[:space:]]*/[^[:space:]]*##g; s/[0-9]+//g' | cksum)
  signature=$status-${signature// /-}
  [[ ! -f $failures ]] || read -r count time last <"$failures"
  [[ $last == "$signature" ]] || count=0
  echo "$((count + 1)) $(date +%s) $signature" >"$failures.$$" && mv -f -- "$failures.$$" "$failures"
}
if [[ -n $RENDER_STOP_AFTER && -n $RENDER_FRAMES ]]; then
  [[ ! -f $failures ]] || pause
  trap 'save_outcome $?' EXIT
fi

if [[ -n $RENDER_LICENSES ]]; then
  . "$AZ_BATCH_JOB_PREP_WORKING_DIR/$RENDER_LICENSES" || exit 1
fi

# Adds the folder of an application package that contains the program to the path.
for package in "${!AZ_BATCH_APP_PACKAGE_@}"; do
  for directory in "${!package}" "${!package}"/*/ "${!package}"/bin/ "${!package}"/*/bin/; do
    if [[ -f $directory/$RENDER_PROGRAM ]]; then
      PATH=$directory:$PATH
    fi
  done
done
if ! command -v -- "$RENDER_PROGRAM" >/dev/null; then
  echo "$RENDER_PROGRAM was not found on this node: choose an image that has it" >&2
  exit 127
fi

# Expands the placeholders of a template. The result is in REPLY.
expand() {
  local rest=$1 text=
  while [[ $rest == *%* ]]; do
    text+=${rest%%"%"*}
    rest=${rest#*"%"}
    case $rest in
      a* | A*) text+=$assets ;;
      o*) text+=$output ;;
      k*) text+=$kit ;;
      t*) text+=$AZ_BATCH_TASK_DIR ;;
      s*) text+=$first ;;
      e*) text+=$last ;;
      b*) text+=$step ;;
      f*) text+=$RENDER_FRAMES ;;
      l*) text+=$layer ;;
      n*) text+=$'\n' ;;
      [1-9]*) printf -v REPLY "%0${rest:0:1}d" "${first#-}" && text+=${first%%[0-9]*}$REPLY ;;
      *) text+=${rest:0:1} ;;
    esac
    rest=${rest:1}
  done
  REPLY=$text$rest
}

mkdir -p -- "$output/$RENDER_FOLDER" || exit 1
cd -- "$assets" || exit 1
mapfile -t runs <<<"$RENDER_RUNS"
mapfile -t templates <<<"$RENDER_ARGUMENTS"
mapfile -t variables <<<"$RENDER_VARIABLES"
while IFS= read -r name; do
  if [[ -n $name ]]; then
    expand "$(<"$kit/$name")"
    printf '%s\n' "$REPLY" >"$AZ_BATCH_TASK_DIR/$name" || exit 1
  fi
done <<<"$RENDER_TEMPLATES"
status=0
for run in "${runs[@]}"; do
  read -r first last step name <<<"$run"
  layer= && expand "$name" && layer=$REPLY
  for variable in "${variables[@]}"; do
    if [[ -n $variable ]]; then
      expand "${variable#*=}"
      export "${variable%%=*}=$REPLY"
    fi
  done
  arguments=()
  for template in "${templates[@]}"; do
    expand "$template"
    arguments+=("$REPLY")
  done
  "$RENDER_PROGRAM" "${arguments[@]}" </dev/null || status=$?
done
while IFS='|' read -r written target; do # a single frame without a number in its name
  if [[ -n $written && -f $output/$written ]]; then
    mv -f -- "$output/$written" "$output/$target" || status=$?
  fi
done <<<"$RENDER_RENAMED"
if [[ -n $RENDER_INPUT ]]; then
  rm -rf -- "${output:?}/$RENDER_INPUT" # everything that is left here is uploaded
fi
exit "$status"
