"""Merges the tiles of a frame and writes it with the color management and format of the scene."""

import glob
import os
import shutil
import sys
from array import array

import bpy


def fail(message):
    sys.stderr.write(message + "\n")
    sys.stderr.flush()
    os._exit(1)


scene = bpy.context.scene
width = scene.render.resolution_x * scene.render.resolution_percentage // 100
height = scene.render.resolution_y * scene.render.resolution_percentage // 100
columns, rows = (int(part) for part in os.environ["RENDER_TILES"].split("x"))
work = os.environ["AZ_BATCH_TASK_WORKING_DIR"]
folder = os.path.join(work, os.environ["RENDER_INPUT"])

frame = array("f", bytes(width * height * 4 * 4))
pixels = array("f", frame)
for number in range(columns * rows):
    digits = len(str(columns * rows))
    name = str(number + 1).zfill(digits)
    files = glob.glob(os.path.join(glob.escape(folder), "*", name, "**", "*.exr"), recursive=True)
    if len(files) != 1:
        fail("The tiles cannot be merged: tile %s of %d is missing." % (name, columns * rows))
    image = bpy.data.images.load(files[0])
    if tuple(image.size) != (width, height):
        fail("The tiles cannot be merged: tile %s has %d x %d pixels, but the frame has %d x %d." % (name, *image.size, width, height))
    image.pixels.foreach_get(pixels)
    column, row = number % columns, number // columns
    left, right = width * column // columns, width * (column + 1) // columns
    for line in range(height * row // rows, height * (row + 1) // rows):
        part = slice((line * width + left) * 4, (line * width + right) * 4)
        frame[part] = pixels[part]
    bpy.data.images.remove(image)
shutil.rmtree(folder)  # everything left in the task's folder is uploaded as frames

whole = bpy.data.images.new("whole frame", width, height, alpha=True, float_buffer=True)
whole.pixels.foreach_set(frame)
whole.pack()

scene.render.use_border = False
scene.render.use_sequencer = False
scene.use_nodes = True
nodes = scene.node_tree.nodes
nodes.clear()
source = nodes.new("CompositorNodeImage")
source.image = whole
target = nodes.new("CompositorNodeComposite")
scene.node_tree.links.new(source.outputs["Image"], target.inputs["Image"])
scene.node_tree.links.new(source.outputs["Alpha"], target.inputs["Alpha"])
