package io.jenkins.plugins.azurerender.engine.pipeline.steps;

import hudson.FilePath;
import hudson.slaves.WorkspaceList;
import io.jenkins.plugins.azurerender.engine.pipeline.Call;
import io.jenkins.plugins.azurerender.engine.pipeline.LeafStep;
import java.util.List;

/** {@code pwd()}: returns the current directory; with {@code tmp: true} the directory for temporary files. */
final class PwdStep implements LeafStep {

    @Override
    public List<String> parameters() {
        return List.of("tmp");
    }

    @Override
    public boolean canRunAgain() {
        return true;
    }

    @Override
    public Object run(Call call) throws Exception {
        FilePath folder = call.folder();
        return (call.flag("tmp", false) ? WorkspaceList.tempDir(folder) : folder).getRemote();
    }
}
