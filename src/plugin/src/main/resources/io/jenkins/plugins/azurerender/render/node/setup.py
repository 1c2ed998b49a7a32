"""Applies settings from environment variables that have no command line option, before the first frame."""

import os
import re
import sys

import addon_utils
import bpy

FILE_OUTPUT = "CompositorNodeOutputFile"


def fail(message):
    sys.stderr.write(message + "\n")
    sys.stderr.flush()
    os._exit(1)  # sys.exit would print a traceback


def find(kind, name, items):
    if name not in items:
        owner = "file" if kind == "scene" else "scene"
        names = ", ".join(sorted(items.keys())) or "none"
        fail("The %s has no %s '%s': choose one of %s." % (owner, kind, name, names))
    return items[name]


def normalize(path):
    path = path.replace("\\", "/")
    return path[0].lower() + path[1:] if path[1:2] == ":" else path


def mapped(path):
    """Returns the path on this machine, or None if no mapping covers it."""
    for start, target in zip(paths[::2], paths[1::2]):
        if normalize(path) == normalize(start) or normalize(path).startswith(normalize(start).rstrip("/") + "/"):
            return target + normalize(path)[len(normalize(start).rstrip("/")) :]
    return None


def objects_with_paths():
    """Yields all objects that can reference input files, except libraries."""
    for kind in ("images", "sounds", "movieclips", "fonts", "cache_files", "volumes", "texts"):
        yield from getattr(bpy.data, kind)
    trees = list(bpy.data.node_groups)
    for kind in ("materials", "worlds", "lights", "textures", "scenes", "linestyles"):
        trees += [one.node_tree for one in getattr(bpy.data, kind) if getattr(one, "node_tree", None)]
    for tree in trees:
        yield from (node for node in tree.nodes if node.bl_idname != FILE_OUTPUT)
    for thing in bpy.data.objects:
        for modifier in thing.modifiers:
            yield modifier
            yield from filter(None, (getattr(modifier, name, None) for name in ("domain_settings", "point_cache")))
        yield from (system.point_cache for system in thing.particle_systems)
    for editor in (one.sequence_editor for one in bpy.data.scenes if one.sequence_editor):
        yield from editor.strips_all if hasattr(editor, "strips_all") else editor.sequences_all


def below(path):
    """Returns a relative path without parent folders. Different paths of a scene remain different."""
    absolute = path.startswith(("/", "\\\\")) and not path.startswith("//") or path[1:2] == ":"
    path = path.replace("\\", "/")
    names = []
    for name in path.split("/"):
        if name == "..":
            if names and names[-1] != "_parent":
                names.pop()
            elif not absolute:
                names.append("_parent")
        elif name not in ("", "."):
            names.append(re.sub(r"({[^{}]*})|:", lambda match: match.group(1) or "", name))  # {fps:###} is a template
    return "/".join(["_root"] * absolute + names) + "/" * (path.endswith("/") and len(names) > 0)


def numbered(path):
    """Returns a file name as Blender completes it, with one # for the frame number, to compare it without case."""
    path = re.sub("#+", "#", path).lower()
    return path if "#" in path else path + "#"


def redirect(node, output):
    """Moves the files of a File Output node to the folder of the frames, where Batch finds them."""
    folder, frames = os.path.split(output)
    old = hasattr(node, "base_path")  # before Blender 5.0
    base = below(node.base_path if old else node.directory)
    layers = node.format.file_format == "OPEN_EXR_MULTILAYER"
    if old:
        names = [] if layers else [(slot, "path") for slot in node.file_slots]
    else:
        names = [(node, "file_name")] + [(item, "name") for item in node.file_output_items if not layers]
    for owner, name in names:
        if getattr(owner, name) != below(getattr(owner, name)):
            setattr(owner, name, below(getattr(owner, name)))
    if old:
        written = [base] if layers else [os.path.join(base, slot.path) for slot in node.file_slots]
    else:
        start = os.path.join(base, node.file_name)
        written = [start] if layers else [start + item.name for item in node.file_output_items]
    if numbered(frames) in [numbered(path) for path in written]:
        base = os.path.join("_file_output", base)
    print("File Output node '%s' writes to '%s' beside the frames." % (node.name, base))
    setattr(node, "base_path" if old else "directory", os.path.join(folder, base))


def check_addons(*_):
    """Fails if an add-on of --addons is not enabled: Blender would render without it and end with 0."""
    for option, names in zip(sys.argv, sys.argv[1:]):
        for name in names.split(",") if option == "--addons" else ():
            if not addon_utils.check(name)[1]:
                fail("The add-on '%s' could not be enabled: see the log above, and check its path in the project." % name)


bpy.app.handlers.render_init.append(check_addons)  # Blender enables add-ons after this script

ocio = os.environ.get("OCIO")
if ocio and "://" not in ocio and not os.path.exists(ocio):
    fail("The OpenColorIO configuration '%s' does not exist on this node: check OCIO and includes." % ocio)

paths = os.environ.get("RENDER_PATHS")
if paths:
    paths = paths.split("\n")
    # Libraries first, because they load more objects, including other libraries.
    seen = set()
    while True:
        library = next((one for one in bpy.data.libraries if one.name_full not in seen), None)
        if library is None:
            break
        seen.add(library.name_full)
        target = mapped(library.filepath)
        if target:
            library.filepath = target
            library.reload()
    for thing in objects_with_paths():
        for name in (one.identifier for one in thing.bl_rna.properties if one.subtype in ("FILE_PATH", "DIR_PATH")):
            target = mapped(getattr(thing, name)) if name != "filepath_raw" and getattr(thing, name) else None
            if target:
                setattr(thing, name, target)
                if hasattr(thing, "reload"):
                    thing.reload()

# After the paths, because reloading a library restores its nodes.
if "--render-output" in sys.argv:
    trees = list(bpy.data.node_groups)
    trees += [one.node_tree for one in bpy.data.scenes if getattr(one, "node_tree", None)]
    for node in [node for tree in trees for node in tree.nodes if node.bl_idname == FILE_OUTPUT]:
        redirect(node, sys.argv[sys.argv.index("--render-output") + 1])

name = os.environ.get("RENDER_SCENE_NAME")
if name:
    find("scene", name, bpy.data.scenes)  # Blender ignores --scene with a name that does not exist
scene = bpy.context.scene

# A retry must not skip files that an earlier attempt left unfinished.
scene.render.use_overwrite = True
scene.render.use_placeholder = False

camera = os.environ.get("RENDER_CAMERA")
if camera:
    cameras = {thing.name: thing for thing in scene.objects if thing.type == "CAMERA"}
    scene.camera = find("camera", camera, cameras)
    for marker in scene.timeline_markers:
        marker.camera = None  # otherwise the scene switches cameras at markers

layers = os.environ.get("RENDER_LAYERS")
if layers:
    enabled = [find("view layer", name, scene.view_layers) for name in layers.split("\n")]
    for layer in scene.view_layers:
        layer.use = layer in enabled

size = os.environ.get("RENDER_SIZE")
if size:
    width, height = size.split("x")
    scene.render.resolution_x = int(width)
    scene.render.resolution_y = int(height)
    scene.render.resolution_percentage = 100

tiles = os.environ.get("RENDER_TILES")
tile = os.environ.get("RENDER_TILE")
if tiles:
    if scene.render.engine != "CYCLES":
        fail("Tiles are supported only for Cycles, but the scene uses %s: remove tiles." % scene.render.engine)
    if scene.cycles.use_denoising:
        fail("Denoising causes visible seams between tiles: disable it in the scene, or remove tiles.")
    # Since Blender 5.0, use_nodes is always True.
    composited = scene.compositing_node_group if hasattr(scene, "compositing_node_group") else scene.use_nodes
    if composited and scene.render.use_compositing:
        fail("Compositing causes visible seams between tiles: disable it in the scene, or remove tiles.")
    if scene.render.use_border:
        fail("Tiles cannot be combined with a render region: disable the region in the scene, or remove tiles.")
if tile:
    columns, rows = (int(part) for part in tiles.split("x"))
    column, row = (int(tile) - 1) % columns, (int(tile) - 1) // columns
    width = scene.render.resolution_x * scene.render.resolution_percentage // 100
    height = scene.render.resolution_y * scene.render.resolution_percentage // 100
    edge = 8  # pixels around a tile, because adaptive sampling reads neighboring pixels

    def part(index, count, size):
        first = max(0, size * index // count - edge)
        last = min(size, size * (index + 1) // count + edge)
        return first / size, last / size

    scene.render.border_min_x, scene.render.border_max_x = part(column, columns, width)
    scene.render.border_min_y, scene.render.border_max_y = part(row, rows, height)
    scene.render.use_border = True
    scene.render.use_crop_to_border = False
    settings = scene.render.image_settings
    settings.file_format = "OPEN_EXR"
    settings.color_mode = "RGBA"
    settings.color_depth = "32"
    settings.exr_codec = "ZIP"
