#!/bin/bash
# Synchronizes the project to a folder that stays on this node between jobs.

target=$AZ_BATCH_NODE_SHARED_DIR/${RENDER_ASSETS#shared:}
folder=$target/$RENDER_ASSETS_FOLDER
if ! command -v azcopy >/dev/null; then
  echo "azcopy was not found on this node: choose an image that has it, or remove staging" >&2
  exit 127
fi
mkdir -p -- "$folder" || exit 1
exec 9>"$target.lock" && flock 9 || exit 1 # only one job at a time may change the folder

if [[ $RENDER_ASSETS_BYTES -ge 0 ]]; then
  present=$(du -sb -- "$folder" | cut -f1)
  free=$(df --output=avail -B1 -- "$folder" | tail -n 1)
  required=$((RENDER_ASSETS_BYTES - present))
  if [[ $required -gt $free ]]; then
    echo "The assets require $required more bytes on this node, but only $((free)) are free: choose a vmSize with a larger disk" >&2
    exit 28 # ENOSPC, no space left on device
  fi
fi

export AZCOPY_LOG_LOCATION=$AZ_BATCH_TASK_DIR/azcopy AZCOPY_JOB_PLAN_LOCATION=$AZ_BATCH_TASK_DIR/azcopy
export AZCOPY_DISABLE_SYSLOG=true
azcopy sync "$RENDER_ASSETS_URL" "$folder" --from-to=BlobLocal --recursive --delete-destination=true --output-level=essential ||
  exit 1
du -sh -- "$folder"
