package io.jenkins.plugins.azurerender.engine.pipeline.steps;

import hudson.AbortException;
import hudson.FilePath;
import io.jenkins.plugins.azurerender.engine.pipeline.Call;
import io.jenkins.plugins.azurerender.engine.pipeline.LeafStep;
import java.util.List;

/** {@code unstash 'x'}: copies the files of a stash to the current directory. */
final class UnstashStep implements LeafStep {

    @Override
    public List<String> parameters() {
        return List.of("name");
    }

    @Override
    public boolean canRunAgain() {
        return true;
    }

    @Override
    public Object run(Call call) throws Exception {
        String name = call.text("name");
        FilePath stash = Stashes.of(call.run()).child(name);
        if (!stash.isDirectory()) {
            throw new AbortException("No such saved stash ‘" + name + "’");
        }
        Stashes.copy(stash.list("**", "", false), stash, call.folder());
        return null;
    }
}
