package io.jenkins.plugins.azurerender.scene.blend;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A scene with various settings and references, for versions that the installed Blender cannot save. */
public final class OldScene {

    private static final long SCENE = 0x1000;
    private static final long CAMERA = 0x2000;
    private static final long OTHER_CAMERA = 0x2100;
    private static final long STRIP = 0x3000;

    /** The expected facts in the form of {@link SceneLines}. The version depends on the header. */
    static final String FACTS = """
            renderer CYCLES
            frames 3 99 1
            resolution 960 540
            output //out/frame_
            format OPEN_EXR
            camera Eye
            possible camera: Eye
            layer Beauty
            CACHE FOLDER //baked/ of OBEye
            MOVIE ONE //plates/sky.mov of SQsky
            SCENE ONE //lib/chair.blend of LIchair
            TEXTURE ONE C:\\textures\\wood.png of IMwood
            TEXTURE SEQUENCE //plates/a_0001.png of SQplate
            TEXTURE TILES //skin.<UDIM>.exr of IMskin
            scripted driver Cube.location
            scripted driver Metal.nodes["Value"].outputs[0].default_value
            script rig.py
            node type StudioNoise""";

    private OldScene() {}

    public static byte[] bytes(String header) {
        return writer(header).bytes();
    }

    static BlendWriter writer(String header) {
        BlendWriter writer = new BlendWriter(header);
        structures(writer);
        writer.block("GLOB", 0x10, "FileGlobal", Map.of("subvstr", "1", "curscene", SCENE));
        writer.block("LI", 0x20, "Library", Map.of("id.name", "LIchair", "name", "//lib/chair.blend"));
        writer.block("SC", 0x30, "Scene", Map.of("id.name", "SCOther", "r.engine", "OTHER"));
        writer.block("DATA", 0x38, "Base", Map.of("object", OTHER_CAMERA));
        scene(writer);
        writer.block("OB", OTHER_CAMERA, "Object", Map.of("id.name", "OBOther", "type", 11));
        writer.block("OB", CAMERA, "Object", Map.of("id.name", "OBEye", "type", 11));
        writer.block("DATA", 0x40, "NodesModifierData", Map.of("bake_directory", 0x50));
        writer.raw("DATA", 0x50, 0, 1, "//baked/\0".getBytes(StandardCharsets.UTF_8));
        writer.block("OB", 0x60, "Object", Map.of("id.name", "OBCube", "type", 1));
        driver(writer, 0x4000, Map.of("type", 1, "expression", "self.x", "flag", 0), "location", 0);
        driver(writer, 0x4100, Map.of("type", 1, "expression", "v + frame", "variables.first", 0x4105), "scale", 0);
        driver(writer, 0x4200, Map.of("type", 1, "expression", "self.y"), "muted", 1 << 4);
        driver(writer, 0x4300, Map.of("type", 0, "expression", "self.z"), "average", 0);
        writer.block("MA", 0x61, "Object", Map.of("id.name", "MAMetal"));
        writer.block("DATA", 0x62, "bNode", Map.of("idname", "ShaderNodeValue"));
        writer.block("DATA", 0x63, "bNode", Map.of("idname", "StudioNoise"));
        driver(
                writer,
                0x4400,
                Map.of("type", 1, "expression", "v * w", "variables.first", 0x4405),
                "nodes[\"Value\"].outputs[0].default_value",
                0);
        writer.block("TX", 0x64, "Text", Map.of("id.name", "TXrig.py", "flags", 1 << 4));
        writer.block("TX", 0x65, "Text", Map.of("id.name", "TXnotes", "flags", 1 << 2));
        image(writer, 0x70, "wood", "C:\\textures\\wood.png", 1);
        image(writer, 0x80, "skin", "//skin.<UDIM>.exr", 6);
        image(writer, 0x90, "Render Result", "", 5);
        writer.block(
                "IM", 0xa0, "Image", Map.of("id.name", "IMheld", "name", "//held.png", "source", 1, "packedfile", 7));
        writer.block("VF", 0xb0, "VFont", Map.of("id.name", "VFBfont", "name", "<builtin>"));
        return writer;
    }

    private static void structures(BlendWriter writer) {
        writer.struct(
                "ID",
                "void *next",
                "void *prev",
                "Library *lib",
                "char name[24]",
                "short flag",
                "short us",
                "int _pad");
        writer.struct("FileGlobal", "char subvstr[4]", "char _pad[4]", "Scene *curscene");
        writer.struct("Library", "ID id", "char name[240]");
        writer.struct("ImageFormatData", "char imtype", "char _pad[7]");
        writer.struct(
                "RenderData",
                "ImageFormatData im_format",
                "int sfra",
                "int efra",
                "int frame_step",
                "short xsch",
                "short ysch",
                "short size",
                "char _pad[6]",
                "char engine[32]",
                "char pic[160]",
                "float blurfac[2][2]");
        writer.struct("Base", "Base *next", "Base *prev", "Object *object");
        writer.struct("Scene", "ID id", "Object *camera", "void *(*free)()", "RenderData r");
        writer.struct("SceneRenderLayer", "void *next", "void *prev", "char name[32]", "int layflag", "int _pad");
        writer.struct("Sequence", "void *next", "char name[24]", "int flag", "int type", "Strip *strip");
        writer.struct("Strip", "StripElem *stripdata", "char dir[160]");
        writer.struct("StripElem", "char name[80]", "int orig_width", "int orig_height");
        writer.struct("Object", "ID id", "short type", "char _pad[6]");
        writer.struct("NodesModifierData", "void *node_group", "char *bake_directory");
        writer.struct(
                "Image", "ID id", "char name[240]", "short source", "short type", "char _pad[4]", "void *packedfile");
        writer.struct("FCurve", "void *next", "ChannelDriver *driver", "short flag", "char _pad[6]", "char *rna_path");
        writer.struct(
                "ChannelDriver", "void *next", "ListBase variables", "char expression[256]", "int type", "int flag");
        writer.struct("DriverVar", "void *next", "void *prev", "char name[64]");
        writer.struct("Text", "ID id", "int flags");
        writer.struct("bNode", "void *next", "char idname[64]");
        writer.struct("VFont", "ID id", "char name[240]", "void *packedfile");
    }

    private static void scene(BlendWriter writer) {
        writer.block(
                "SC",
                SCENE,
                "Scene",
                Map.of(
                        "id.name",
                        "SCScene",
                        "camera",
                        CAMERA,
                        "r.im_format.imtype",
                        23,
                        "r.sfra",
                        3,
                        "r.efra",
                        99,
                        "r.xsch",
                        1920,
                        "r.ysch",
                        1080,
                        "r.size",
                        50,
                        "r.engine",
                        "CYCLES",
                        "r.pic",
                        "//out/frame_"));
        writer.block("DATA", 0xb8, "Base", Map.of("object", CAMERA));
        writer.block("DATA", 0xc0, "SceneRenderLayer", Map.of("name", "Beauty"));
        writer.block("DATA", 0xd0, "SceneRenderLayer", Map.of("name", "Off", "layflag", 1 << 17));
        strip(writer, STRIP, "SQplate", 0, 0, List.of("a_0001.png", "a_0002.png"));
        strip(writer, STRIP + 0x100, "SQsky", 3, 0, List.of("sky.mov"));
        strip(writer, STRIP + 0x200, "SQmuted", 3, 1 << 5, List.of("muted.mov"));
    }

    private static void strip(BlendWriter writer, long at, String name, int type, int flag, List<String> files) {
        writer.block("DATA", at, "Sequence", Map.of("name", name, "type", type, "flag", flag, "strip", at + 1));
        writer.block("DATA", at + 1, "Strip", Map.of("stripdata", at + 2, "dir", "//plates/"));
        writer.array(
                "DATA",
                at + 2,
                "StripElem",
                files.stream().map(file -> Map.of("name", file)).toList());
    }

    private static void driver(BlendWriter writer, long at, Map<String, ?> driver, String property, int curveFlags) {
        writer.block("DATA", at, "FCurve", Map.of("driver", at + 1, "rna_path", at + 2, "flag", curveFlags));
        writer.raw("DATA", at + 2, 0, 1, (property + "\0").getBytes(StandardCharsets.UTF_8));
        writer.block("DATA", at + 1, "ChannelDriver", driver);
        writer.block("DATA", at + 5, "DriverVar", Map.of("next", at + 6, "name", "u"));
        writer.block("DATA", at + 6, "DriverVar", Map.of("name", "v"));
    }

    private static void image(BlendWriter writer, long at, String name, String path, int source) {
        writer.block("IM", at, "Image", Map.of("id.name", "IM" + name, "name", path, "source", source));
    }
}
