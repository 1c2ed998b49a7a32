package io.jenkins.plugins.azurerender.engine.pipeline.steps;

import hudson.AbortException;
import hudson.FilePath;
import io.jenkins.plugins.azurerender.engine.pipeline.Call;
import io.jenkins.plugins.azurerender.engine.pipeline.LeafStep;
import java.util.List;

/** {@code stash name: 'x', includes: 'out/*.png'}: keeps files of the current directory until the end of the build. */
final class StashStep implements LeafStep {

    @Override
    public List<String> parameters() {
        return List.of("name", "includes", "excludes", "useDefaultExcludes", "allowEmpty");
    }

    @Override
    public Object run(Call call) throws Exception {
        String name = call.text("name");
        FilePath folder = call.folder();
        FilePath stash = Stashes.of(call.run()).child(name);
        stash.deleteRecursive();
        stash.mkdirs();
        FilePath[] found = folder.exists()
                ? folder.list(
                        call.text("includes", "**"), call.text("excludes", ""), call.flag("useDefaultExcludes", true))
                : new FilePath[0];
        if (found.length == 0 && !call.flag("allowEmpty", false)) {
            throw new AbortException("No files included in stash ‘" + name + "’");
        }
        Stashes.copy(found, folder, stash);
        call.listener().getLogger().println("Stashed " + found.length + " file(s)");
        return null;
    }
}
