package io.jenkins.plugins.azurerender.scene.blend;

import io.jenkins.plugins.azurerender.scene.Scene;
import io.jenkins.plugins.azurerender.scene.SceneReader;
import io.jenkins.plugins.azurerender.scene.UnreadableSceneException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/** Reads .blend files of Blender 2.4 to 5.x. Holds one data-block at a time, so a file of many gigabytes needs no more heap than a small one. */
public final class BlendReader implements SceneReader {

    /** Four times what the newest Blender writes. */
    private static final int MAX_DNA = 1 << 19;

    private static final int MAX_PATH = 1 << 12;
    private static final String DATA = "DATA";

    @Override
    public List<String> extensions() {
        return List.of(".blend");
    }

    @Override
    public List<String> signatures() {
        return List.of("BLENDER");
    }

    @Override
    public Scene read(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        try {
            return read(new BlendFile(file), name);
        } catch (UnreadableSceneException x) {
            throw new UnreadableSceneException(name + " " + x.getMessage());
        }
    }

    private static Scene read(BlendFile blend, String name) throws IOException {
        Dna dna = dna(blend);
        BlendContents contents = new BlendContents(name.replaceFirst("\\.blend$", ""));
        try (Blocks blocks = new Blocks(blend.open())) {
            DataBlock current = null;
            for (BlockHead head = blocks.next(); head != null; head = blocks.next()) {
                if (!DATA.equals(head.code())) {
                    if (current != null) {
                        contents.add(current);
                    }
                    current = BlendContents.CODES.contains(head.code())
                            ? new DataBlock(head.code(), head.address())
                            : null;
                }
                if (current != null) {
                    take(head, blocks, dna, contents, current);
                }
            }
            if (current != null) {
                contents.add(current);
            }
            return contents.scene(blocks.header());
        }
    }

    /** It comes last in the file. */
    private static Dna dna(BlendFile blend) throws IOException {
        try (Blocks blocks = new Blocks(blend.open())) {
            for (BlockHead head = blocks.next(); head != null; head = blocks.next()) {
                if ("DNA1".equals(head.code())) {
                    return Dna.parse(blocks.content(MAX_DNA), blocks.header().pointerSize());
                }
            }
        }
        throw new UnreadableSceneException("is damaged: its DNA block is missing.");
    }

    private static void take(BlockHead head, Blocks blocks, Dna dna, BlendContents contents, DataBlock current)
            throws IOException {
        DnaStruct struct = dna.at(head.struct());
        // Paths without a place in a structure are plain bytes, which go by the number 0.
        boolean plain = head.struct() == 0 && head.length() <= MAX_PATH && "OB".equals(current.code());
        boolean named = !DATA.equals(head.code());
        if (struct == null || !named && !plain && !contents.needs(struct.name())) {
            return;
        }
        if (head.length() > current.room()) {
            current.cut();
        }
        if (current.room() == 0) {
            return;
        }
        ByteBuffer content = blocks.content(current.room());
        current.add(head.address(), new BlendData(dna, struct, content, 0), content.limit());
    }
}
