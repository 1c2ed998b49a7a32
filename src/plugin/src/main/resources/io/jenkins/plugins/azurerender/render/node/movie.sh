#!/bin/bash
# Encodes the frames of a render as a movie, in the order of the list.

if ! command -v ffmpeg >/dev/null; then
  echo "ffmpeg was not found on this node: choose an image that has it" >&2
  exit 127
fi
numbered=$AZ_BATCH_TASK_WORKING_DIR/.numbered
mkdir -- "$numbered" || exit 1
number=0 missing=0 first=
while IFS= read -r name; do
  if [[ -f $RENDER_FRAMES_FOLDER/$name ]]; then
    printf -v link '%s/%06d.%s' "$numbered" "$number" "$RENDER_EXTENSION"
    ln -s -- "$RENDER_FRAMES_FOLDER/$name" "$link" || exit 1
    number=$((number + 1))
  else
    missing=$((missing + 1))
    first=${first:-$name}
  fi
done <"$RENDER_FRAMES_LIST"
status=1
if [[ $missing -gt 0 ]]; then
  echo "No movie was encoded: $missing frames are missing, the first is $first" >&2
else
  # Most players require an even width and height and this pixel format.
  ffmpeg -nostdin -hide_banner -y -framerate "$RENDER_RATE" -i "$numbered/%06d.$RENDER_EXTENSION" \
    -vf 'pad=ceil(iw/2)*2:ceil(ih/2)*2' -c:v libx264 -pix_fmt yuv420p "$RENDER_MOVIE"
  status=$?
fi
rm -rf -- "$numbered"
exit "$status"
