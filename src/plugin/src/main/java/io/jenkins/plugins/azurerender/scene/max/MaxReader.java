package io.jenkins.plugins.azurerender.scene.max;

import io.jenkins.plugins.azurerender.scene.Scene;
import io.jenkins.plugins.azurerender.scene.SceneReader;
import io.jenkins.plugins.azurerender.scene.UnreadableSceneException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/** Reads what {@code .max} says openly: its summary and its list of assets. The scene itself is 3ds Max's secret. */
public final class MaxReader implements SceneReader {

    private static final List<String> ASSETS = List.of("FileAssetMetaData3", "FileAssetMetaData2");
    /** Either stream holds names and numbers only. */
    private static final int LONGEST = 16 << 20;

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
                ByteBuffer stream = streams.stream(assets, LONGEST);
                if (stream != null) {
                    scene.assets(MaxAssets.of(stream));
                }
            }
            ByteBuffer summary = streams.stream(Summary.STREAM, LONGEST);
            if (summary != null) {
                scene.summary(Summary.of(summary));
            }
            return scene.end();
        }
    }
}
