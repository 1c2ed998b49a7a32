"""Saves scenes to a folder, opens each again, and writes the facts that Blender reports to a text file beside it."""
import os
import sys
import wave

import bpy

FOLDER = sys.argv[sys.argv.index("--") + 1]


def path(*names):
    return os.path.join(FOLDER, *names)


def start():
    bpy.ops.wm.read_factory_settings(use_empty=False)
    return bpy.context.scene


def image(name, source, filepath):
    made = bpy.data.images.new(name, 4, 4)
    made.source = source
    made.filepath = filepath
    made.use_fake_user = True
    return made


def saved_image(*names):
    """Saves an image file, for references that Blender only accepts if the file exists."""
    made = bpy.data.images.new("made", 4, 4)
    made.filepath_raw = path(*names)
    made.file_format = 'PNG'
    made.save()
    bpy.data.images.remove(made)
    return path(*names)


def sound(name):
    with wave.open(path(name), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(b"\0\0" * 800)
    return path(name)


def settings():
    scene = start()
    scene.render.engine = 'CYCLES'
    scene.frame_start, scene.frame_end, scene.frame_step = 5, 57, 4
    scene.render.resolution_x, scene.render.resolution_y = 1283, 727
    scene.render.resolution_percentage = 33
    scene.render.filepath = "//out/shot_####"
    scene.render.image_settings.file_format = 'OPEN_EXR'
    close = bpy.data.objects.new("Caméra close", bpy.data.cameras.new("close"))
    scene.collection.objects.link(close)
    scene.camera = close
    scene.view_layers.new("beauty")
    scene.view_layers.new("holdout").use = False


def active_scene():
    first = start()
    first.name = "Zero"
    second = bpy.data.scenes.new("Another")
    second.camera = first.camera
    second.render.engine = 'BLENDER_WORKBENCH'
    second.frame_start, second.frame_end = 0, 7
    second.render.image_settings.file_format = 'JPEG'
    second.render.filepath = ""
    bpy.context.window.scene = second


def traits():
    """A scene for each combination of settings."""
    scene = start()
    for number in range(32):
        scene = bpy.data.scenes.new("Traits %d" % number)
        scene.use_nodes = bool(number & 1)
        scene.render.use_compositing = bool(number & 2)
        scene.render.use_border = bool(number & 4)
        scene.render.use_crop_to_border = bool(number & 8)
        if number & 16:
            scene.cycles.samples = number
            scene.cycles.use_denoising = bool(number & 1)
        scene.view_layers.new("off").use = False


def cameras():
    """Cameras in nested and excluded collections, in an instance, and in another scene."""
    scene = start()
    outer, inner, excluded, instanced = (bpy.data.collections.new(name) for name in "abcd")
    scene.collection.children.link(outer)
    scene.collection.children.link(excluded)
    outer.children.link(inner)
    scene.view_layers[0].layer_collection.children[excluded.name].exclude = True
    empty = bpy.data.objects.new("Instance", None)
    empty.instance_type, empty.instance_collection = 'COLLECTION', instanced
    scene.collection.objects.link(empty)
    other = bpy.data.scenes.new("Other")
    places = inner, excluded, instanced, other.collection
    for place, name in zip(places, ("Nested", "Excluded", "Instanced", "Other")):
        place.objects.link(bpy.data.objects.new(name, bpy.data.cameras.new(name)))
    bpy.context.window.scene = scene


def without_camera():
    scene = start()
    bpy.data.objects.remove(scene.camera)
    scene.render.image_settings.file_format = 'FFMPEG'


def formats():
    """Yields one scene for each image format of this Blender."""
    start()
    kinds = bpy.types.ImageFormatSettings.bl_rna.properties["file_format"].enum_items
    for kind in kinds:
        start().render.image_settings.file_format = kind.identifier
        yield "format-" + kind.identifier


def images():
    start()
    image("one", 'FILE', "//textures/wood.png")
    image("absolute", 'FILE', "/studio/textures/wäldchen.exr")
    image("frames", 'SEQUENCE', "//frames/fire.0001.png")
    image("movie", 'MOVIE', "//plates/sky.mov")
    image("tiles", 'TILED', "//udim/skin.<UDIM>.exr")
    bpy.data.images.new("generated", 4, 4).use_fake_user = True
    packed = bpy.data.images.new("packed", 4, 4)
    packed.pack()
    packed.use_fake_user = True
    image("empty", 'FILE', "")


def files():
    start()
    bpy.data.sounds.load(sound("beep.wav")).use_fake_user = True
    packed = bpy.data.sounds.load(sound("packed.wav"))
    packed.pack()
    packed.use_fake_user = True
    clip = bpy.data.movieclips.load(saved_image("clip", "frame_001.png"))
    clip.use_fake_user = True
    volume = bpy.data.volumes.new("smoke")
    volume.filepath = "//vdb/smoke_0001.vdb"
    volume.is_sequence = True
    volume.use_fake_user = True
    still = bpy.data.volumes.new("cloud")
    still.filepath = "//vdb/cloud.vdb"
    still.use_fake_user = True
    open(path("walk.abc"), "wb").close()
    bpy.ops.cachefile.open(filepath=path("walk.abc"))
    bpy.data.cache_files[0].use_fake_user = True


def nodes():
    start()
    material = bpy.data.materials["Material"]
    tree = material.node_tree
    script = tree.nodes.new('ShaderNodeScript')
    script.mode = 'EXTERNAL'
    script.filepath = "//shaders/rust.osl"
    inside = tree.nodes.new('ShaderNodeScript')
    inside.mode = 'INTERNAL'
    light = bpy.data.lights["Light"]
    light.use_nodes = True
    ies = light.node_tree.nodes.new('ShaderNodeTexIES')
    ies.mode = 'EXTERNAL'
    ies.filepath = "//ies/lamp.ies"


def caches():
    start()
    cube = bpy.data.objects["Cube"]
    cube.modifiers.new("cache", 'MESH_CACHE').filepath = "//mdd/cube.mdd"
    ocean = cube.modifiers.new("ocean", 'OCEAN')
    ocean.filepath = "//ocean/"
    cube.modifiers.new("particles", 'PARTICLE_SYSTEM')
    cache = cube.particle_systems[0].point_cache
    cache.use_external = True
    cache.filepath = "//points/"
    cloth = cube.modifiers.new("cloth", 'CLOTH')
    save("caches", compress=False)
    cloth.point_cache.use_disk_cache = True  # only in saved files
    cube.modifiers.new("soft", 'SOFT_BODY')
    domain = bpy.data.objects.new("Domain", bpy.data.meshes.new("domain"))
    bpy.context.scene.collection.objects.link(domain)
    fluid = domain.modifiers.new("fluid", 'FLUID')
    fluid.fluid_type = 'DOMAIN'
    fluid.domain_settings.cache_directory = "//fluid/"


def strips():
    scene = start()
    scene.sequence_editor_create()
    sequences = scene.sequence_editor.sequences
    several = sequences.new_image("several", path("plate", "a_0001.png"), 1, 1)
    several.elements.append("a_0002.png")
    several.elements.append("a_0003.png")
    several.elements.append("end.png")
    sequences.new_image("alone", path("plate", "title.png"), 2, 1)
    muted = sequences.new_image("muted", path("plate", "muted.png"), 3, 1)
    muted.mute = True
    sequences.new_movie("movie", path("plate", "sky.mov"), 4, 1)


def library():
    start()
    bpy.data.objects["Cube"].name = "Chair"
    bpy.data.objects["Camera"].name = "Shared camera"


def linked():
    scene = start()
    for name in list(bpy.data.objects.keys()):
        bpy.data.objects.remove(bpy.data.objects[name])
    with bpy.data.libraries.load(path("library.blend"), link=True, relative=True) as (source, target):
        target.objects = ["Chair", "Shared camera"]
    for item in target.objects:
        scene.collection.objects.link(item)
    scene.camera = bpy.data.objects["Shared camera"]


def scripts():
    """Has drivers that Blender evaluates without scripts and others, and nodes of all types."""
    scene = start()
    cube = bpy.data.objects["Cube"]

    def driver(owner, name, index, expression, **settings):
        curve = owner.driver_add(name, index) if index >= 0 else owner.driver_add(name)
        for setting, value in settings.items():
            setattr(curve if setting == "mute" else curve.driver, setting, value)
        variable = curve.driver.variables.new()
        variable.name = "v"
        variable.targets[0].id = cube
        variable.targets[0].data_path = "dimensions[0]"
        curve.driver.expression = expression

    driver(cube, "location", 0, "[x for x in (1, 2, 3)][1] + frame")
    driver(cube, "location", 1, "[x for x in (1, 2, 3)][2] + frame")
    driver(cube, "location", 2, "frame * v")
    driver(cube, "scale", 0, "v % 2 + round(frame, 1)")
    driver(cube, "rotation_euler", 0, "self.location[0]", use_self=True)
    driver(cube, "delta_location", 0, "self.location[0]", use_self=True, mute=True)
    driver(cube, "delta_scale", 0, "self.location[0]", type='SUM')
    cube.shape_key_add(name="Basis")
    driver(cube.shape_key_add(name="Smile"), "value", -1, "bpy.context.scene.frame_current")
    driver(bpy.data.cameras[0], "lens", -1, "abs(frame) % 5 + 50")
    driver(bpy.data.lights[0], "energy", -1, "abs(frame)")
    driver(scene, "audio_volume", -1, "v.real")
    tree = bpy.data.materials["Material"].node_tree
    driver(tree.nodes["Principled BSDF"].inputs[0], "default_value", 0, "bpy.app.version[0]")
    for name in ("rig.py", "rig without extension", "off.py"):
        text = bpy.data.texts.new(name)
        text.write("pass")
        text.use_module = name != "off.py"
    scene.use_nodes = True
    trees = [tree, scene.node_tree]
    trees += [bpy.data.node_groups.new(kind, kind) for kind in ("GeometryNodeTree", "TextureNodeTree")]
    trees.append(bpy.data.node_groups.new("studio", "StudioTree"))
    for kind in dir(bpy.types):
        for tree in trees if "Node" in kind or "Studio" in kind else ():
            try:
                tree.nodes.new(kind)
            except RuntimeError:
                pass  # not a node, or for other kinds of trees
    for tree in trees:
        tree.use_fake_user = True


class StudioTree(bpy.types.NodeTree):
    bl_idname = "StudioTree"
    bl_label = "Studio"
    bl_icon = 'NODETREE'


class StudioNoise(bpy.types.ShaderNodeCustomGroup):
    bl_idname = "StudioNoise"
    bl_label = "Noise"


EXTENTS = {'FILE': "ONE", 'SEQUENCE': "SEQUENCE", 'MOVIE': "ONE", 'TILED': "TILES"}


def references():
    found = set()

    def add(filepath, kind, extent, node):
        if filepath:
            found.add("%s %s %s of %s" % (kind, extent, filepath, node))

    for item in bpy.data.images:
        if item.source in EXTENTS and not item.packed_file:
            add(item.filepath, "MOVIE" if item.source == 'MOVIE' else "TEXTURE", EXTENTS[item.source], "IM" + item.name)
    for item in bpy.data.libraries:
        add(item.filepath, "SCENE", "ONE", "LI" + item.name)
    for item in bpy.data.sounds:
        if not item.packed_file:
            add(item.filepath, "SOUND", "ONE", "SO" + item.name)
    for item in bpy.data.fonts:
        if not item.packed_file and item.filepath != "<builtin>":
            add(item.filepath, "FONT", "ONE", "VF" + item.name)
    for item in bpy.data.movieclips:
        frames = item.source == 'SEQUENCE'
        add(item.filepath, "TEXTURE" if frames else "MOVIE", "SEQUENCE" if frames else "ONE", "MC" + item.name)
    for item in bpy.data.volumes:
        add(item.filepath, "VOLUME", "SEQUENCE" if item.is_sequence else "ONE", "VO" + item.name)
    for item in bpy.data.cache_files:
        add(item.filepath, "CACHE", "SEQUENCE" if item.is_sequence else "ONE", "CF" + item.name)
    for prefix, owners in (("MA", bpy.data.materials), ("LA", bpy.data.lights)):
        for owner in owners:
            for node in owner.node_tree.nodes if owner.node_tree else []:
                if node.bl_idname in ('ShaderNodeScript', 'ShaderNodeTexIES') and node.mode == 'EXTERNAL':
                    add(node.filepath, "OTHER", "ONE", prefix + owner.name)
    for owner in bpy.data.objects:
        for modifier in owner.modifiers:
            if modifier.type == 'MESH_CACHE':
                add(modifier.filepath, "CACHE", "ONE", "OB" + owner.name)
            if modifier.type == 'FLUID' and modifier.fluid_type == 'DOMAIN':
                add(modifier.domain_settings.cache_directory, "CACHE", "FOLDER", "OB" + owner.name)
            if modifier.type == 'CLOTH' and modifier.point_cache.use_disk_cache:
                folder = "//blendcache_" + bpy.path.basename(bpy.data.filepath)[:-6]
                add(folder, "CACHE", "FOLDER", "OB" + owner.name)
        for particles in owner.particle_systems:
            if particles.point_cache.use_external:
                add(particles.point_cache.filepath, "CACHE", "FOLDER", "OB" + owner.name)
    for scene in bpy.data.scenes:
        for strip in scene.sequence_editor.sequences if scene.sequence_editor else []:
            if strip.type == 'IMAGE' and not strip.mute:
                names = [element.filename for element in strip.elements]
                if len(names) > 1:
                    add(strip.directory + names[0], "TEXTURE", "SEQUENCE", "SQ" + strip.name)
                add(strip.directory + names[-1], "TEXTURE", "ONE", "SQ" + strip.name)
            if strip.type == 'MOVIE' and not strip.mute:
                add(strip.filepath, "MOVIE", "ONE", "SQ" + strip.name)
    return found


def facts(scene):
    render = scene.render
    yield "version %d.%d" % bpy.app.version[:2]
    yield "renderer " + render.engine
    yield "frames %d %d %d" % (scene.frame_start, scene.frame_end, scene.frame_step)
    yield "resolution %d %d" % (
        render.resolution_x * render.resolution_percentage // 100,
        render.resolution_y * render.resolution_percentage // 100,
    )
    yield "output " + render.filepath
    yield "format " + render.image_settings.file_format
    yield "camera " + (scene.camera.name if scene.camera else "")
    for item in bpy.data.objects:
        if item.type == 'CAMERA' and not item.library and item.name in scene.objects:
            yield "possible camera: " + item.name
    for layer in scene.view_layers:
        if layer.use:
            yield "layer " + layer.name
    yield from sorted(references())
    yield from sorted(set(requirements()), key=lambda line: (line[:8] != "scripted", line[:6] != "script", line))


def requirements():
    bpy.context.scene.frame_set(2)
    trees = list(bpy.data.node_groups)
    trees += [owner.node_tree for owner in (*bpy.data.materials, *bpy.data.scenes, *bpy.data.lights) if owner.node_tree]
    for owner in (*bpy.data.objects, *bpy.data.shape_keys, *bpy.data.scenes, *bpy.data.cameras, *bpy.data.lights, *trees):
        for curve in owner.animation_data.drivers if owner.animation_data else ():
            if not curve.driver.is_valid:
                found = next((item for item in bpy.data.materials if item.node_tree == owner), owner)
                yield "scripted driver %s.%s" % (found.name, curve.data_path)
    for text in bpy.data.texts:
        if text.use_module:
            yield "script " + text.name
    for tree in trees:
        if tree.bl_idname == "StudioTree":
            yield "node type StudioTree"
        for node in tree.nodes:
            if not isinstance(node, bpy.types.NodeInternal):
                yield "node type " + node.bl_idname


def details(scene):
    """Yields what options of a render can choose, and the settings that some of them do not support."""
    render = scene.render
    yield "scene " + scene.name
    for name in sorted(bpy.data.scenes.keys()):
        yield "possible scene: " + name
    for layer in scene.view_layers:
        if not layer.use:
            yield "disabled layer " + layer.name
    if scene.cycles.use_denoising:
        yield "trait DENOISING"
    if scene.use_nodes and render.use_compositing:
        yield "trait COMPOSITING"
    if render.use_border:
        yield "trait CROPPED_REGION" if render.use_crop_to_border else "trait REGION"


def save(name, compress):
    bpy.ops.wm.save_as_mainfile(filepath=path(name + ".blend"), compress=compress, relative_remap=False)


def report(name):
    bpy.ops.wm.open_mainfile(filepath=path(name + ".blend"), load_ui=True)
    with open(path(name + ".txt"), "w", encoding="utf-8") as file:
        file.write("\n".join(facts(bpy.context.scene)))
    for scene in bpy.data.scenes:
        with open(path("%s@%s.txt" % (name, scene.name)), "w", encoding="utf-8") as file:
            file.write("\n".join([*facts(scene), *details(scene)]))


os.mkdir(path("clip"))
bpy.utils.register_class(StudioTree)
bpy.utils.register_class(StudioNoise)
ALL = settings, active_scene, traits, cameras, without_camera, images, files, nodes, caches, strips, scripts, library, linked
for number, make in enumerate(ALL):
    make()
    save(make.__name__, compress=number % 2 == 1)
    report(make.__name__)
for name in formats():
    save(name, compress=False)
    report(name)
