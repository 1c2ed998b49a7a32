package io.jenkins.plugins.azurerender.engine.pipeline.steps;

import hudson.AbortException;
import hudson.FilePath;
import hudson.Launcher;
import io.jenkins.plugins.azurerender.engine.pipeline.Call;
import io.jenkins.plugins.azurerender.engine.pipeline.LeafStep;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jenkins.util.BuildListenerAdapter;

/** {@code archiveArtifacts 'out/*.png'}: archives files. */
final class ArchiveArtifactsStep implements LeafStep {

    @Override
    public List<String> parameters() {
        return List.of(
                "artifacts",
                "allowEmptyArchive",
                "excludes",
                "fingerprint",
                "onlyIfSuccessful",
                "followSymlinks",
                "caseSensitive",
                "defaultExcludes");
    }

    @Override
    public Object run(Call call) throws Exception {
        String patterns = call.text("artifacts");
        FilePath folder = call.folder();
        call.listener().getLogger().println("Archiving artifacts");
        Map<String, String> files = new TreeMap<>();
        FilePath[] found = folder.exists() ? folder.list(patterns, call.text("excludes", "")) : new FilePath[0];
        for (FilePath file : found) {
            String path = file.getRemote().substring(folder.getRemote().length() + 1);
            files.put(path, path);
        }
        if (files.isEmpty() && !call.flag("allowEmptyArchive", false)) {
            throw new AbortException(
                    "No artifacts found that match the file pattern \"" + patterns + "\". Configuration error?");
        }
        call.run()
                .pickArtifactManager()
                .archive(folder, call.require(Launcher.class), new BuildListenerAdapter(call.listener()), files);
        return null;
    }
}
