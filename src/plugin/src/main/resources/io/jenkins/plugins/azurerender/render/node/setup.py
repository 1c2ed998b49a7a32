"""Sets in Blender what none of its switches sets, from the environment, before the first frame."""

import os
import sys

import bpy


def fail(sentence):
    sys.stderr.write(sentence + "\n")
    sys.stderr.flush()
    os._exit(1)  # sys.exit would be taken for an error of a script, with a page of traceback


def named(kind, name, those):
    if name not in those:
        fail("The scene has no %s '%s': choose one of %s." % (kind, name, ", ".join(sorted(those.keys())) or "none"))
    return those[name]


scene = bpy.context.scene

camera = os.environ.get("RENDER_CAMERA")
if camera:
    cameras = {thing.name: thing for thing in scene.objects if thing.type == "CAMERA"}
    scene.camera = named("camera", camera, cameras)
    for marker in scene.timeline_markers:
        marker.camera = None  # or the scene would switch to another one on its way

layers = os.environ.get("RENDER_LAYERS")
if layers:
    wanted = [named("view layer", name, scene.view_layers) for name in layers.split("\n")]
    for layer in scene.view_layers:
        layer.use = layer in wanted

size = os.environ.get("RENDER_SIZE")
if size:
    width, height = size.split("x")
    scene.render.resolution_x = int(width)
    scene.render.resolution_y = int(height)
    scene.render.resolution_percentage = 100
