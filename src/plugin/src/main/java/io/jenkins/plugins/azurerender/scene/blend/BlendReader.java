package io.jenkins.plugins.azurerender.scene.blend;

import io.jenkins.plugins.azurerender.scene.Scene;
import io.jenkins.plugins.azurerender.scene.SceneReader;
import io.jenkins.plugins.azurerender.scene.UnreadableSceneException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads .blend files of Blender 2.4 to 5.x, one data-block at a time, so that memory use does not depend on the file
 * size.
 */
public final class BlendReader implements SceneReader {

    /** Four times the size in current Blender versions. */
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
        return read(file, "");
    }

    @Override
    public Scene read(Path file, String scene) throws IOException {
        String name = String.valueOf(file.getFileName());
        try {
            return read(new BlendFile(file), name, scene);
        } catch (UnreadableSceneException x) {
            throw new UnreadableSceneException(name + " " + x.getMessage());
        }
    }

    private static Scene read(BlendFile blend, String name, String scene) throws IOException {
        Dna dna = dna(blend);
        try (Blocks blocks = new Blocks(blend.open())) {
            BlendContents contents = new BlendContents(name.replaceFirst("\\.blend$", ""), scene, blocks.header());
            DataBlock current = null;
            for (BlockHeader header = blocks.next(); header != null; header = blocks.next()) {
                if (!DATA.equals(header.code())) {
                    if (current != null) {
                        contents.add(current);
                    }
                    current = BlendContents.CODES.contains(header.code())
                            ? new DataBlock(header.code(), header.address())
                            : null;
                }
                if (current != null) {
                    add(header, blocks, dna, contents, current);
                }
            }
            if (current != null) {
                contents.add(current);
            }
            return contents.scene();
        }
    }

    /** Returns the DNA, which is the last block of the file. */
    private static Dna dna(BlendFile blend) throws IOException {
        try (Blocks blocks = new Blocks(blend.open())) {
            for (BlockHeader header = blocks.next(); header != null; header = blocks.next()) {
                if ("DNA1".equals(header.code())) {
                    return Dna.parse(blocks.content(MAX_DNA), blocks.header().pointerSize());
                }
            }
        }
        throw new UnreadableSceneException("is damaged: its DNA block is missing.");
    }

    private static void add(BlockHeader header, Blocks blocks, Dna dna, BlendContents contents, DataBlock current)
            throws IOException {
        DnaStruct struct = dna.at(header.struct());
        // Paths outside of a structure are plain bytes of type 0.
        boolean plain = header.struct() == 0
                && header.length() <= MAX_PATH
                && ("OB".equals(current.code()) || current.expectsText(header.address()));
        boolean named = !DATA.equals(header.code());
        if (struct == null || !named && !plain && !contents.needs(struct.name())) {
            return;
        }
        if (header.length() > current.remainingBytes()) {
            current.markTruncated();
        }
        if (current.remainingBytes() == 0) {
            return;
        }
        ByteBuffer content = blocks.content(current.remainingBytes());
        BlendData part = new BlendData(dna, struct, content, 0);
        current.add(header.address(), part, content.limit());
        if (part.pointer("driver") != 0) {
            current.expectText(part.pointer("rna_path"));
        }
    }
}
