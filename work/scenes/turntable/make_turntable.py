"""Makes turntable.blend, library/pine.blend and textures/*.png: a lighthouse on a wooden turntable.

Run in this folder:  blender -b --factory-startup -P make_turntable.py
The same Blender makes the same picture every time: nothing here depends on the time, the machine or chance.
"""

import math
import random
import struct
import zlib
from pathlib import Path

import bpy
from mathutils import Matrix, Vector, noise

HERE = Path(__file__).resolve().parent
TEXTURES = HERE / "textures"
LIBRARY = HERE / "library"
FRAMES = 24


# Textures: drawn pixel by pixel, written as PNG.


def write_png(name, size, colour_at):
    """Writes a square RGB picture; colour_at takes u and v from 0 to 1 (v upwards) and gives three numbers 0 to 1."""
    rows = bytearray()
    for y in range(size):
        rows.append(0)
        for x in range(size):
            colour = colour_at((x + 0.5) / size, 1 - (y + 0.5) / size)
            rows += bytes(max(0, min(255, round(255 * part))) for part in colour)

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0)
    TEXTURES.mkdir(exist_ok=True)
    (TEXTURES / name).write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(rows), 9)) + chunk(b"IEND", b"")
    )


def shade(colour, factor):
    return tuple(part * factor for part in colour)


def mix(one, other, amount):
    return tuple(a + (b - a) * amount for a, b in zip(one, other))


def cell_random(*cell):
    return random.Random(str(cell)).random()


def masonry(u, v, columns, rows, joint):
    """The brick at this place, as (column, row), and whether the place is in the joint around it."""
    row = math.floor(v * rows)
    across = u * columns + 0.5 * (row % 2)
    inside_u, inside_v = across % 1, (v * rows) % 1
    in_joint = inside_u < joint or inside_v < joint * 2
    return (math.floor(across) % columns, row), in_joint


def tower_colour(u, v):
    """Red and white bands of brick."""
    brick, in_joint = masonry(u, v, 24, 40, 0.06)
    red = brick[1] // 8 % 2 == 0
    base = (0.70, 0.10, 0.07) if red else (0.93, 0.90, 0.84)
    return shade(base, (0.78 if in_joint else 0.90) + 0.10 * cell_random("tower", brick))


def planks_colour(u, v):
    """Oak planks with grain along u."""
    plank = math.floor(v * 8)
    edge = min(v * 8 % 1, 1 - v * 8 % 1)
    shift = cell_random("plank", plank)
    grain = noise.noise(Vector((u * 5 + shift * 40, v * 90, shift * 9)))
    rings = math.sin((v * 8 % 1 - 0.5 + 0.25 * math.sin(u * 5 + shift * 6)) * 30)
    base = mix((0.46, 0.26, 0.12), (0.66, 0.43, 0.22), shift * 0.7 + 0.25 * grain)
    return shade(base, (0.55 if edge < 0.03 else 0.94) + 0.05 * rings)


def shingles_colour(u, v):
    """Slate shingles, each a little different, darker where one lies over the next."""
    shingle, in_joint = masonry(u, v, 12, 10, 0.05)
    tone = cell_random("shingle", shingle)
    base = mix((0.16, 0.24, 0.30), (0.30, 0.42, 0.46), tone)
    return shade(base, 0.5 if in_joint else 0.75 + 0.35 * (1 - v * 10 % 1))


def needles_colour(u, v):
    """Tufts of needles, light at their tips."""
    strand = noise.noise(Vector((u * 60, v * 9, 3)))
    tuft = noise.noise(Vector((u * 14, v * 14, 7)))
    tip = (v * 6 + 0.3 * tuft) % 1
    return shade(mix((0.42, 0.55, 0.20), (0.05, 0.22, 0.14), tip), 0.85 + 0.3 * strand)


# Shapes: rows of points with texture coordinates.


def new_object(name, points, faces, corners, material, smooth=False):
    """A mesh; corners holds the texture coordinates of each face's corners, in the order of its points."""
    mesh = bpy.data.meshes.new(name)
    mesh.from_pydata(points, [], faces)
    layer = mesh.uv_layers.new(name="UVMap")
    for slot, place in zip(layer.data, (place for face in corners for place in face)):
        slot.uv = place
    for polygon in mesh.polygons:
        polygon.use_smooth = smooth
    mesh.materials.append(material)
    mesh.update()
    return bpy.data.objects.new(name, mesh)


def lathe(name, profile, material, segments=48, smooth=False, lengthwise=None):
    """Turns a profile of (radius, height) around the z axis. With lengthwise, texture repeats that often around."""
    points, faces, corners = [], [], []
    around = lengthwise or 1
    for radius, height in profile:
        for segment in range(segments):
            angle = 2 * math.pi * segment / segments
            points.append((radius * math.cos(angle), radius * math.sin(angle), height))
    for row in range(len(profile) - 1):
        low, high = row / (len(profile) - 1), (row + 1) / (len(profile) - 1)
        for segment in range(segments):
            after = (segment + 1) % segments
            faces.append((row * segments + segment, row * segments + after,
                          (row + 1) * segments + after, (row + 1) * segments + segment))
            left, right = around * segment / segments, around * (segment + 1) / segments
            corners.append(((left, low), (right, low), (right, high), (left, high)))
    return new_object(name, points, faces, corners, material, smooth)


def disc(name, radius, height, material, segments=48):
    """A flat disc on which the texture lies as seen from above."""
    angles = [2 * math.pi * segment / segments for segment in range(segments)]
    points = [(radius * math.cos(angle), radius * math.sin(angle), height) for angle in angles]
    places = [(0.5 + 0.5 * math.cos(angle), 0.5 + 0.5 * math.sin(angle)) for angle in angles]
    return new_object(name, points, [tuple(range(segments))], [places], material)


def prism(name, outline, length, material):
    """An outline of (x, z) drawn out along y; the texture lies once on each side."""
    count = len(outline)
    points = [(x, y, z) for y in (-length / 2, length / 2) for x, z in outline]
    sides = [(i, (i + 1) % count, count + (i + 1) % count, count + i) for i in range(count)]
    ends = [tuple(reversed(range(count))), tuple(range(count, 2 * count))]
    square = ((0, 0), (0, 1), (1, 1), (1, 0))
    flat = [[outline[i % count] for i in end] for end in ends]
    return new_object(name, points, sides + ends, [square] * count + flat, material)


def island(material):
    """A rock that rises from the sea, of the same shape every time."""
    points, faces, rings, segments = [], [], 9, 30
    for ring in range(rings):
        distance = (ring + 1) / rings
        for segment in range(segments):
            angle = 2 * math.pi * (segment + 0.5 * (ring % 2)) / segments
            x, y = distance * math.cos(angle), distance * math.sin(angle)
            rough = noise.noise(Vector((x * 2.1, y * 2.1, 0.4)))
            reach = 1.95 + 0.30 * noise.noise(Vector((math.cos(angle) * 1.6, math.sin(angle) * 1.6, 5)))
            height = 0.62 * (1 - distance ** 3.2) + 0.22 * rough * distance - 0.16 * distance ** 6
            points.append((x * reach, y * reach, height))
    centre = len(points)
    points.append((0, 0, 0.62))
    for segment in range(segments):
        faces.append((centre, segment, (segment + 1) % segments))
        for ring in range(rings - 1):
            inner, outer = ring * segments, (ring + 1) * segments
            after = (segment + 1) % segments
            faces.append((inner + segment, outer + segment, outer + after, inner + after))
    return new_object("Island", points, faces, [[(0, 0)] * len(face) for face in faces], material)


# Materials.


def plain(name, colour, roughness=0.6, **inputs):
    material = bpy.data.materials.new(name)
    material.use_nodes = True
    shader = material.node_tree.nodes["Principled BSDF"]
    shader.inputs["Base Color"].default_value = (*colour, 1)
    shader.inputs["Roughness"].default_value = roughness
    for key, value in inputs.items():
        shader.inputs[key.replace("_", " ")].default_value = value
    return material


def glowing(name, colour, strength):
    material = plain(name, colour, Emission=(*colour, 1), Emission_Strength=strength)
    material.cycles.sample_as_light = False
    return material


def textured(name, picture, roughness=0.6, relative_to=HERE):
    """A material that shows a picture of textures/, named relative to the .blend that will hold it."""
    material = plain(name, (1, 1, 1), roughness)
    nodes, links = material.node_tree.nodes, material.node_tree.links
    image = nodes.new("ShaderNodeTexImage")
    image.image = bpy.data.images.load(str(TEXTURES / picture))
    image.image.filepath = "//" + ("" if relative_to == HERE else "../") + "textures/" + picture
    links.new(image.outputs["Color"], nodes["Principled BSDF"].inputs["Base Color"])
    return material


def rock_and_grass():
    """Grass where the ground is level, rock where it is steep."""
    material = plain("Rock and grass", (0.3, 0.3, 0.3), 0.9)
    nodes, links = material.node_tree.nodes, material.node_tree.links
    geometry = nodes.new("ShaderNodeNewGeometry")
    split = nodes.new("ShaderNodeSeparateXYZ")
    ramp = nodes.new("ShaderNodeValToRGB")
    ramp.color_ramp.elements[0].position = 0.80
    ramp.color_ramp.elements[0].color = (0.20, 0.17, 0.15, 1)
    ramp.color_ramp.elements[1].position = 0.93
    ramp.color_ramp.elements[1].color = (0.17, 0.27, 0.07, 1)
    links.new(geometry.outputs["Normal"], split.inputs["Vector"])
    links.new(split.outputs["Z"], ramp.inputs["Fac"])
    links.new(ramp.outputs["Color"], nodes["Principled BSDF"].inputs["Base Color"])
    return material


def sea():
    material = plain("Sea", (0.02, 0.16, 0.24), 0.12)
    nodes, links = material.node_tree.nodes, material.node_tree.links
    waves, bump = nodes.new("ShaderNodeTexNoise"), nodes.new("ShaderNodeBump")
    place = nodes.new("ShaderNodeTexCoord")
    waves.inputs["Scale"].default_value = 5
    bump.inputs["Strength"].default_value = 0.25
    links.new(place.outputs["Object"], waves.inputs["Vector"])
    links.new(waves.outputs["Fac"], bump.inputs["Height"])
    links.new(bump.outputs["Normal"], nodes["Principled BSDF"].inputs["Normal"])
    return material


# The library, the stage and the file.


def start_empty():
    bpy.ops.wm.read_factory_settings(use_empty=True)
    bpy.context.preferences.filepaths.save_version = 0


def make_library():
    """library/pine.blend: a collection "Pine" with a texture of its own."""
    start_empty()
    pine = bpy.data.collections.new("Pine")
    needles = textured("Needles", "needles.png", 0.8, relative_to=LIBRARY)
    for level, (radius, low, high) in enumerate(((0.34, 0.16, 0.62), (0.27, 0.40, 0.86), (0.19, 0.66, 1.12))):
        profile = [(radius * 0.35, low + 0.05), (radius, low), (radius * 0.5, (low + high) / 2), (0.0, high)]
        pine.objects.link(lathe(f"Needles {level}", profile, needles, 14))
    pine.objects.link(lathe("Trunk", [(0.06, -0.2), (0.05, 0.3)], plain("Bark", (0.13, 0.07, 0.04), 0.9), 8))
    LIBRARY.mkdir(exist_ok=True)
    bpy.data.libraries.write(str(LIBRARY / "pine.blend"), {pine}, path_remap="NONE", compress=True)


def lighthouse(stone_white, lamp):
    brick = textured("Brick", "tower.png", 0.5)
    iron = plain("Iron", (0.03, 0.04, 0.05), 0.35, Metallic=0.7)
    red = plain("Dome", (0.55, 0.05, 0.04), 0.3)
    height = lambda part: 0.45 + 2.35 * part
    tower = [(0.50 - 0.20 * part, height(part)) for part in (0, 0.25, 0.5, 0.75, 1)]
    glass = plain("Glass", (1, 1, 1), 0.0, Transmission=1.0, IOR=1.05)
    return [
        lathe("Tower", tower, brick, 40, smooth=True),
        lathe("Foot", [(0.62, 0.3), (0.62, 0.52), (0.52, 0.56), (0.4, 0.56)], stone_white, 40),
        lathe("Gallery", [(0.28, 2.72), (0.45, 2.80), (0.45, 2.86), (0.0, 2.86)], iron, 40),
        lathe("Rail", [(0.435, 3.03), (0.45, 3.03), (0.45, 3.055), (0.435, 3.055), (0.435, 3.03)], iron, 40),
        *posts(iron),
        lathe("Lamp", [(0.0, 2.90), (0.12, 2.95), (0.14, 3.06), (0.12, 3.17), (0.0, 3.22)], lamp, 16, smooth=True),
        lathe("Lantern", [(0.23, 2.86), (0.23, 3.24)], glass, 8),
        lathe("Dome", [(0.30, 3.24), (0.27, 3.32), (0.17, 3.46), (0.05, 3.54), (0.03, 3.66), (0.0, 3.68)], red, 32),
    ]


def posts(iron):
    """The posts of the gallery's rail and of the lantern."""
    made = []
    for index in range(16):
        angle = 2 * math.pi * index / 16
        post = lathe(f"Post {index}", [(0.012, 2.86), (0.012, 3.04)], iron, 6)
        post.location = (0.44 * math.cos(angle), 0.44 * math.sin(angle), 0)
        made.append(post)
    for index in range(8):
        angle = 2 * math.pi * index / 8
        bar = lathe(f"Bar {index}", [(0.014, 2.86), (0.014, 3.26)], iron, 6)
        bar.location = (0.235 * math.cos(angle), 0.235 * math.sin(angle), 0)
        made.append(bar)
    return made


def cottage(white, window):
    slate = textured("Slate", "shingles.png", 0.7)
    parts = [
        prism("Walls", [(-0.34, 0), (0.34, 0), (0.34, 0.42), (0, 0.74), (-0.34, 0.42)], 0.95, white),
        prism("Roof left", [(-0.42, 0.40), (-0.42, 0.345), (0, 0.745), (0, 0.80)], 1.08, slate),
        prism("Roof right", [(0, 0.80), (0, 0.745), (0.42, 0.345), (0.42, 0.40)], 1.08, slate),
        prism("Chimney", [(0.10, 0.6), (0.22, 0.6), (0.22, 0.98), (0.10, 0.98)], 0.12, plain("Chimney", (0.35, 0.12, 0.08))),
        prism("Windows", [(-0.345, 0.15), (0.345, 0.15), (0.345, 0.31), (-0.345, 0.31)], 0.14, window),
    ]
    second = parts[-1].copy()
    second.location.y = 0.27
    parts[-1].location.y = -0.27
    door = prism("Door", [(-0.08, 0), (0.08, 0), (0.08, 0.3), (-0.08, 0.3)], 0.96, plain("Door", (0.05, 0.22, 0.28)))
    place = Matrix.Translation((0.98, -0.42, 0.44)) @ Matrix.Rotation(math.radians(-28), 4, "Z")
    for part in [*parts, second, door]:
        part.matrix_world = place @ Matrix.Translation(part.location)
    return [*parts, second, door]


def pines():
    """Instances of the library's collection, which is linked, not copied."""
    with bpy.data.libraries.load(str(LIBRARY / "pine.blend"), link=True, relative=True) as (_, wanted):
        wanted.collections = ["Pine"]
    made = []
    for index, (x, y, z, size) in enumerate((
        (-1.15, -0.35, 0.34, 1.05), (-0.85, 0.55, 0.42, 1.25), (-1.30, 0.30, 0.26, 0.85),
        (0.05, 1.15, 0.36, 1.15), (-0.45, 1.15, 0.32, 0.90), (0.75, 0.85, 0.40, 0.80), (-0.62, -0.95, 0.42, 0.75),
    )):
        tree = bpy.data.objects.new(f"Pine {index}", None)
        tree.instance_type = "COLLECTION"
        tree.instance_collection = wanted.collections[0]
        tree.location = (x, y, z)
        tree.rotation_euler.z = index * 1.3
        tree.scale = (size,) * 3
        made.append(tree)
    return made


def turntable(scene):
    """Everything that turns, under one empty with one full turn in FRAMES frames."""
    turning = bpy.data.objects.new("Turntable", None)
    scene.collection.objects.link(turning)
    white = plain("Whitewash", (0.85, 0.82, 0.76), 0.8)
    oak = textured("Oak", "planks.png", 0.35)
    plinth = [(2.55, 0.0), (2.6, 0.03), (2.6, 0.30), (2.55, 0.34), (2.30, 0.34), (2.30, 0.20)]
    parts = [
        lathe("Plinth", [(radius, height - 0.34) for radius, height in plinth], oak, 96, lengthwise=4),
        disc("Sea", 2.31, -0.05, sea(), 96),
        island(rock_and_grass()),
        *lighthouse(white, glowing("Lamp", (1.0, 0.60, 0.18), 9)),
        *cottage(white, glowing("Window", (1.0, 0.62, 0.25), 4)),
        *pines(),
    ]
    for part in parts:
        scene.collection.objects.link(part)
        part.parent = turning
    turning.keyframe_insert("rotation_euler", frame=1)
    turning.rotation_euler.z = 2 * math.pi
    turning.keyframe_insert("rotation_euler", frame=FRAMES + 1)
    for curve in turning.animation_data.action.fcurves:
        for key in curve.keyframe_points:
            key.interpolation = "LINEAR"


def area_light(scene, name, place, target, size, power, colour):
    light = bpy.data.lights.new(name, "AREA")
    light.size, light.energy, light.color = size, power, colour
    lamp = bpy.data.objects.new(name, light)
    lamp.location = place
    lamp.rotation_euler = (Vector(target) - Vector(place)).to_track_quat("-Z", "Y").to_euler()
    scene.collection.objects.link(lamp)


def stage(scene):
    """What stands still: a seamless backdrop, two lights, the camera."""
    sweep = [(0, 0)] + [(14 + 6 * math.sin(a * math.pi / 20), 6 - 6 * math.cos(a * math.pi / 20)) for a in range(11)] + [(20, 22)]
    scene.collection.objects.link(
        lathe("Backdrop", [(r, h - 0.34) for r, h in sweep], plain("Backdrop", (0.23, 0.36, 0.42), 0.9), 64, smooth=True)
    )
    area_light(scene, "Key", (-6, -7, 8), (0, 0, 1), 1.4, 1500, (1.0, 0.86, 0.68))
    area_light(scene, "Rim", (6, 6, 6), (0, 0, 1.5), 1.2, 900, (1.0, 0.55, 0.35))

    world = bpy.data.worlds.new("Dusk")
    world.use_nodes = True
    world.node_tree.nodes["Background"].inputs["Color"].default_value = (0.25, 0.40, 0.60, 1)
    world.node_tree.nodes["Background"].inputs["Strength"].default_value = 0.55
    world.cycles.sampling_method = "NONE"
    scene.world = world

    camera = bpy.data.objects.new("Camera", bpy.data.cameras.new("Camera"))
    camera.data.lens = 51
    camera.location = (0, -12.4, 4.4)
    camera.rotation_euler = (Vector((0, 0, 1.33)) - camera.location).to_track_quat("-Z", "Y").to_euler()
    scene.collection.objects.link(camera)
    scene.camera = camera


def render_settings(scene):
    scene.frame_start, scene.frame_end = 1, FRAMES
    render, cycles = scene.render, scene.cycles
    render.engine = "CYCLES"
    render.resolution_x, render.resolution_y, render.resolution_percentage = 320, 180, 100
    render.image_settings.file_format = "PNG"
    render.image_settings.color_mode = "RGB"
    render.filepath = "//../../frames/turntable_####"
    for setting in dir(render):
        if setting.startswith("use_stamp"):
            setattr(render, setting, False)
    cycles.device = "CPU"
    cycles.samples = 16
    cycles.seed, cycles.use_animated_seed = 7, False
    cycles.use_adaptive_sampling = cycles.use_denoising = False
    cycles.max_bounces, cycles.caustics_reflective, cycles.caustics_refractive = 4, False, False
    cycles.sample_clamp_indirect = 2
    scene.view_settings.view_transform = "Filmic"
    scene.view_settings.look = "Medium High Contrast"


def make_scene():
    start_empty()
    scene = bpy.context.scene
    scene.name = "Turntable"
    bpy.ops.wm.save_as_mainfile(filepath=str(HERE / "turntable.blend"))
    turntable(scene)
    stage(scene)
    render_settings(scene)
    bpy.ops.wm.save_as_mainfile(filepath=str(HERE / "turntable.blend"), compress=True, relative_remap=False)


write_png("tower.png", 256, tower_colour)
write_png("planks.png", 256, planks_colour)
write_png("shingles.png", 128, shingles_colour)
write_png("needles.png", 128, needles_colour)
make_library()
make_scene()
