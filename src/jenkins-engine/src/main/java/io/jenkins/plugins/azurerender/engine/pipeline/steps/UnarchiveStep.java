package io.jenkins.plugins.azurerender.engine.pipeline.steps;

import hudson.AbortException;
import hudson.FilePath;
import io.jenkins.plugins.azurerender.engine.pipeline.Call;
import io.jenkins.plugins.azurerender.engine.pipeline.LeafStep;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import jenkins.util.VirtualFile;

/** {@code unarchive mapping: ['out/*.png': 'in']}: copies archived files to the workspace. */
final class UnarchiveStep implements LeafStep {

    @Override
    public List<String> parameters() {
        return List.of("mapping");
    }

    @Override
    public boolean canRunAgain() {
        return true;
    }

    @Override
    public Object run(Call call) throws Exception {
        VirtualFile root = call.run().getArtifactManager().root();
        for (Map.Entry<?, ?> entry : ((Map<?, ?>) call.value("mapping")).entrySet()) {
            String source = entry.getKey().toString();
            FilePath target = call.folder().child(entry.getValue().toString());
            Collection<String> found = root.list(source, null, true);
            if (found.isEmpty()) {
                throw new AbortException("no artifacts to unarchive in " + source);
            }
            for (String path : found) {
                boolean intoFolder = !path.equals(source) || target.isDirectory();
                try (InputStream in = root.child(path).open()) {
                    (intoFolder ? target.child(path) : target).copyFrom(in);
                }
            }
        }
        return null;
    }
}
