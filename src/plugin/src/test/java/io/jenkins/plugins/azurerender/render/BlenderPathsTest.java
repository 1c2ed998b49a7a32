package io.jenkins.plugins.azurerender.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.azurerender.Scenes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The setup script maps all kinds of paths, with Blender. */
@Tag("blender")
class BlenderPathsTest {

    private static final String SCENE = """
            import bpy
            source = r"D:\\show\\s010"
            s = bpy.context.scene
            image = bpy.data.images.new("wood", 2, 2)
            image.source = "FILE"
            image.filepath = source + r"\\tex\\wood.png"
            image.use_fake_user = True
            lamp = bpy.data.objects["Light"].data
            lamp.use_nodes = True
            lamp.node_tree.nodes.new("ShaderNodeTexIES").filepath = source + "/lamp.ies"
            bpy.data.materials["Material"].node_tree.nodes.new("ShaderNodeScript").filepath = source + "/toon.osl"
            cube = bpy.data.objects["Cube"]
            cube.modifiers.new("cached", "MESH_CACHE").filepath = source + "/walk.pc2"
            cube.modifiers.new("sea", "OCEAN").filepath = source + "/sea"
            fluid = cube.modifiers.new("smoke", "FLUID")
            fluid.fluid_type = "DOMAIN"
            fluid.domain_settings.cache_directory = source + "/smoke"
            cloth = cube.modifiers.new("cloth", "CLOTH").point_cache
            cloth.use_external = True
            cloth.filepath = source + "/cloth"
            strips = s.sequence_editor_create().sequences
            strips.new_image("plate", source + "/plates/a.0001.png", 1, 1)
            strips.new_movie("cut", source + "/cut.mp4", 2, 1)
            s.render.filepath = source + "/out/f_"
            bpy.ops.wm.save_as_mainfile(filepath=r"%s", relative_remap=False)
            """;

    private static final String REPORT = """
            import bpy
            found = [image.filepath for image in bpy.data.images if image.filepath]
            for tree in [bpy.data.lights[0].node_tree, bpy.data.materials["Material"].node_tree]:
                found += [node.filepath for node in tree.nodes if getattr(node, "filepath", "")]
            cube = bpy.data.objects["Cube"]
            found += [cube.modifiers["cached"].filepath, cube.modifiers["sea"].filepath]
            found += [cube.modifiers["smoke"].domain_settings.cache_directory, cube.modifiers["cloth"].point_cache.filepath]
            for strip in sorted(bpy.context.scene.sequence_editor.sequences_all, key=lambda one: one.name):
                found.append(strip.directory if strip.type == "IMAGE" else strip.filepath)
            found.append(bpy.context.scene.render.filepath)
            open(r"%s", "w").write("\\n".join(path.replace("\\\\", "/").rstrip("/") for path in found))
            """;

    @TempDir
    Path folder;

    @Test
    void onlyPathsOfInputFilesAreMapped() throws Exception {
        Path scene = folder.resolve("moved.blend");
        Scenes.blender("--factory-startup", "--python-exit-code", "1", "--python-expr", SCENE.formatted(scene));
        Path script = Files.write(folder.resolve("setup.py"), NodeKit.resource("setup.py"));
        String map = "import os; os.environ['RENDER_PATHS'] = 'd:/show\\n/node/it\\'s'";
        Scenes.blender(
                scene.toString(),
                "--python-exit-code",
                "1",
                "--python-expr",
                map,
                "--python",
                script.toString(),
                "--python-expr",
                REPORT.formatted(folder.resolve("report")));
        assertEquals(
                List.of(
                        "/node/it's/s010/tex/wood.png",
                        "/node/it's/s010/lamp.ies",
                        "/node/it's/s010/toon.osl",
                        "/node/it's/s010/walk.pc2",
                        "/node/it's/s010/sea",
                        "/node/it's/s010/smoke",
                        "/node/it's/s010/cloth",
                        "/node/it's/s010/cut.mp4",
                        "/node/it's/s010/plates",
                        "D:/show/s010/out/f_"),
                Files.readAllLines(folder.resolve("report")));
    }
}
