package io.jenkins.plugins.azurerender.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.azurerender.Scenes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The setup script moves the files of File Output nodes to the folder of the frames, with Blender. */
@Tag("blender")
class FileOutputTest {

    private static final String SCENE = """
            import bpy
            s = bpy.context.scene
            s.render.engine = "CYCLES"
            s.cycles.samples = 1
            s.cycles.use_denoising = False
            s.render.resolution_x = s.render.resolution_y = 8
            s.render.resolution_percentage = 100
            s.use_nodes = True
            image = s.node_tree.nodes["Render Layers"].outputs["Image"]

            def output(base, *names, tree=s.node_tree, image=image):
                node = tree.nodes.new("CompositorNodeOutputFile")
                node.base_path = base
                if not names:
                    node.format.file_format = "OPEN_EXR_MULTILAYER"
                    tree.links.new(image, node.inputs[0])
                    return
                node.file_slots.clear()
                for name in names:
                    node.file_slots.new(name)
                    tree.links.new(image, node.inputs[-1])

            output("//passes", "Image", "../x/deep_##")
            output("//passes", "Other/")
            output("/tmp/passes-of-test/", "Image")
            output("//tmp/passes-of-test", "Image")
            output("//../x", "Image")
            output("//x", "Image")
            output("C:\\\\\\\\out\\\\\\\\..\\\\\\\\fx", "a")
            output("\\\\\\\\\\\\\\\\server\\\\\\\\share", "a")
            output("//", "SHOT_")
            output("/../../../../tmp/passes-of-test", "b")
            output("//layers/all_")
            group = bpy.data.node_groups.new("group", "CompositorNodeTree")
            group.inputs.new("NodeSocketColor", "Image")
            output("//b/./../group", "g", tree=group, image=group.nodes.new("NodeGroupInput").outputs[0])
            node = s.node_tree.nodes.new("CompositorNodeGroup")
            node.node_tree = group
            s.node_tree.links.new(image, node.inputs[0])
            bpy.ops.wm.save_as_mainfile(filepath=r"%s", relative_remap=False)
            """.replace("\\\\\\\\", "\\\\");

    /** Calls the function of the setup script with objects that have the properties of Blender 5.0. */
    private static final String NEW_NODES = """
            import types
            setup = {}
            exec(compile(open(r"%s").read(), "setup", "exec"), setup)

            def redirected(directory, file_name, file_format, *items):
                node = types.SimpleNamespace(name="File Output", directory=directory, file_name=file_name)
                node.format = types.SimpleNamespace(file_format=file_format)
                node.file_output_items = [types.SimpleNamespace(name=name) for name in items]
                setup["redirect"](node, "/task/beauty/shot_####")
                return " ".join([node.directory, node.file_name] + [item.name for item in node.file_output_items])

            with open(r"%s", "w") as file:
                file.write(redirected("//passes/", "fx:_{fps:###}", "PNG", "Image", "../x") + "\\n")
                file.write(redirected("/tmp", "../{blend_name}", "OPEN_EXR_MULTILAYER", "light:key", "..") + "\\n")
                file.write(redirected("", "shot", "PNG", "Other", "_") + "\\n")
                file.write(redirected("//", "SHOT_", "OPEN_EXR_MULTILAYER", "Image"))
            """;

    @TempDir
    Path folder;

    @Test
    void filesOfAllNodesAreWrittenBesideTheFrames() throws Exception {
        Path scene = Files.createDirectories(folder.resolve("project/shots")).resolve("s.blend");
        Scenes.blender("--factory-startup", "--python-exit-code", "1", "--python-expr", SCENE.formatted(scene));
        Path script = Files.write(folder.resolve("setup.py"), NodeKit.resource("setup.py"));
        Scenes.blender(
                scene.toString(),
                "--python-exit-code",
                "1",
                "--python",
                script.toString(),
                "--render-output",
                folder + "/task/beauty/shot_####",
                "--render-format",
                "PNG",
                "--render-frame",
                "3");

        assertEquals(
                List.of(
                        "_file_output/SHOT_0003.png",
                        "_parent/x/Image0003.png",
                        "_root/C/fx/a0003.png",
                        "_root/server/share/a0003.png",
                        "_root/tmp/passes-of-test/Image0003.png",
                        "_root/tmp/passes-of-test/b0003.png",
                        "group/g0003.png",
                        "layers/all_0003.exr",
                        "passes/Image0003.png",
                        "passes/Other/0003.png",
                        "passes/_parent/x/deep_03.png",
                        "shot_0003.png",
                        "tmp/passes-of-test/Image0003.png",
                        "x/Image0003.png"),
                files(folder.resolve("task/beauty")));
        assertEquals(List.of("shots/s.blend"), files(folder.resolve("project")));
    }

    @Test
    void nodesWithThePropertiesOfBlender50AreRedirected() throws Exception {
        Path script = Files.write(folder.resolve("setup.py"), NodeKit.resource("setup.py"));
        Path report = folder.resolve("report");
        Scenes.blender(
                "--factory-startup", "--python-exit-code", "1", "--python-expr", NEW_NODES.formatted(script, report));

        assertEquals(
                List.of(
                        "/task/beauty/passes/ fx_{fps:###} Image _parent/x",
                        "/task/beauty/_root/tmp _parent/{blend_name} light:key ..",
                        "/task/beauty/_file_output/ shot Other _",
                        "/task/beauty/_file_output/ SHOT_ Image"),
                Files.readAllLines(report));
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
