package io.jenkins.plugins.azurerender.engine.pipeline.steps;

import hudson.AbortException;
import hudson.FilePath;
import io.jenkins.plugins.azurerender.engine.pipeline.Call;
import io.jenkins.plugins.azurerender.engine.pipeline.DirectoryScm;
import io.jenkins.plugins.azurerender.engine.pipeline.LeafStep;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code checkout scm}: copies the source directory of the job to the workspace. */
final class CheckoutStep implements LeafStep {

    @Override
    public List<String> parameters() {
        return List.of("scm", "poll", "changelog");
    }

    @Override
    public Object run(Call call) throws Exception {
        if (!(call.value("scm") instanceof DirectoryScm scm)) {
            throw new AbortException("Only `checkout scm` is supported, in a job with a source directory.");
        }
        Path source = Path.of(scm.folder());
        if (!Files.isDirectory(source)) {
            throw new AbortException("The source directory " + source + " of the job does not exist.");
        }
        FilePath workspace = call.folder();
        workspace.mkdirs();
        int files = 0;
        for (String path : SourceDirectory.files(source)) {
            FilePath copy = workspace.child(path);
            copy.getParent().mkdirs();
            copy.copyFrom(new FilePath(source.resolve(path).toFile()));
            if (Files.isExecutable(source.resolve(path))) {
                copy.chmod(0755);
            }
            files++;
        }
        call.listener().getLogger().println("Checked out " + files + " files of " + source);
        return null;
    }
}
