"""Renders a frame list with negative frames, which Blender's command line does not support."""

import os

import bpy

scene = bpy.context.scene
pattern = scene.render.filepath
for frame in (int(number) for number in os.environ["RENDER_FRAMES"].split(",")):
    scene.frame_set(frame)
    scene.render.filepath = pattern
    scene.render.filepath = scene.render.frame_path(frame=frame)
    bpy.ops.render.render(write_still=True)
