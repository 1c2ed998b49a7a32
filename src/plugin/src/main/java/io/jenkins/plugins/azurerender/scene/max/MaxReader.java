package io.jenkins.plugins.azurerender.scene.max;

import io.jenkins.plugins.azurerender.scene.Scene;
import io.jenkins.plugins.azurerender.scene.SceneReader;
import io.jenkins.plugins.azurerender.scene.UnreadableSceneException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/** Reads the summary and the list of assets of {@code .max} files. The format of the scene data is not documented. */
public final class MaxReader implements SceneReader {

    private static final List<String> ASSETS = List.of("FileAssetMetaData3", "FileAssetMetaData2");
    /** Maximum size of both streams, which contain only names and numbers. */
    private static final int MAX_LENGTH = 16 << 20;

    @Override
    public List<String> extensions() {
        return List.of(".max");
    }

    @Override
    public Scene read(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        try (CompoundFile streams = new CompoundFile(file)) {
            if (!streams.has("Scene") && !streams.has("ClassDirectory3")) {
                throw new UnreadableSceneException(name + " is a document, but not a scene of 3ds Max.");
            }
            MaxScene scene = new MaxScene(name);
            for (String assets : ASSETS) {
                ByteBuffer stream = streams.stream(assets, MAX_LENGTH);
                if (stream != null) {
                    scene.assets(MaxAssets.of(stream));
                }
            }
            ByteBuffer summary = streams.stream(Summary.STREAM, MAX_LENGTH);
            if (summary != null) {
                scene.summary(Summary.of(summary));
            }
            return scene.end();
        }
    }
}
