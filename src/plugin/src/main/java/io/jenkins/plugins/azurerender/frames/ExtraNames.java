package io.jenkins.plugins.azurerender.frames;

import hudson.model.Run;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.render.PostRenderTask;
import io.jenkins.plugins.azurerender.render.RenderPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Artifact names for the extra files of a render. They replace neither artifacts of other steps nor files of other renders,
 * only those that a collect of this render archived before. A file beside the frame table has the names of each render.
 */
public final class ExtraNames {

    private static final String ARCHIVED = "+";
    private static final String RESERVED = "?";

    private final Path file;
    private final Set<String> archived;
    private final Map<String, String> chosen = new LinkedHashMap<>();

    private ExtraNames(Path file) throws IOException {
        this.file = file;
        this.archived = names(file, ARCHIVED);
    }

    /**
     * Reserves artifact names for files.
     *
     * @param report artifact name of the JUnit report that is written later; empty for none
     * @param names safe names that differ also without case
     */
    static ExtraNames reserve(Run<?, ?> run, RenderRecord record, String report, Collection<String> names)
            throws IOException {
        RenderAction renders = RenderAction.of(run);
        // One at a time, so that two renders do not reserve the same name.
        synchronized (renders.filesLock()) {
            ExtraNames extras = new ExtraNames(file(run, record));
            extras.choose(extras.taken(run, record, report), names);
            extras.write();
            return extras;
        }
    }

    /** Returns the artifact names that extra files of the render have or will have. */
    public static Set<String> used(Run<?, ?> run, RenderRecord render) throws IOException {
        return names(file(run, render), ARCHIVED + RESERVED);
    }

    private TakenNames taken(Run<?, ?> run, RenderRecord record, String report) throws IOException {
        TakenNames taken = new TakenNames();
        List<RenderRecord> all = new ArrayList<>(RenderAction.of(run).getRenders());
        all.add(record);
        for (RenderRecord render : all) {
            RenderPlan plan = render.plan();
            plan.frames().frames().forEach(number -> taken.addAll(plan.expectedFiles(number)));
            PostRenderTask after = plan.after();
            taken.addAll(after == null ? List.of() : after.files());
            taken.add(render.getSheet());
            taken.addAll(render.getReport().isEmpty() ? List.of() : List.of(render.getReport()));
            if (!render.getJobId().equals(record.getJobId())) {
                taken.addAll(used(run, render));
            }
        }
        taken.addAll(report.isEmpty() ? List.of() : List.of(report));
        List<String> others = new ArrayList<>();
        for (String artifact : run.getArtifactManager().root().list("**/*", null, false)) {
            String name = artifact.replace('\\', '/');
            if (archived.contains(name)) {
                taken.addReplaceable(name);
            } else {
                others.add(name);
            }
        }
        taken.addAll(others); // afterwards, because names that differ in case only are not replaced
        return taken;
    }

    private void choose(TakenNames taken, Collection<String> names) {
        FreeNames free = new FreeNames(taken);
        List<String> others = new ArrayList<>();
        for (String name : new LinkedHashSet<>(names)) {
            if (free.isFree(name)) {
                taken.add(name);
                chosen.put(name, name);
            } else {
                others.add(name); // after those that keep their names, so that renamed files do not replace them
            }
        }
        for (String name : others) {
            free.choose(name).ifPresent(artifact -> chosen.put(name, artifact));
        }
    }

    /** Artifact names by the given names. It has no name that would be too long with a number. */
    Map<String, String> chosen() {
        return chosen;
    }

    /** Saves that the files are archived, so that a repeated collect replaces them. */
    void markArchived() throws IOException {
        archived.addAll(chosen.values());
        write();
    }

    private void write() throws IOException {
        List<String> lines = new ArrayList<>();
        archived.forEach(name -> lines.add(ARCHIVED + name));
        chosen.values().stream().filter(name -> !archived.contains(name)).forEach(name -> lines.add(RESERVED + name));
        if (!lines.isEmpty()) {
            Path part = Path.of(file + ".part");
            Files.createDirectories(Objects.requireNonNull(part.getParent()));
            Files.write(part, lines);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Path file(Run<?, ?> run, RenderRecord record) {
        return run.getRootDir().toPath().resolve("azure-render").resolve(record.getJobId() + ".files");
    }

    private static Set<String> names(Path file, String states) throws IOException {
        Set<String> names = new LinkedHashSet<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                if (!line.isEmpty() && states.indexOf(line.charAt(0)) >= 0) {
                    names.add(line.substring(1));
                }
            }
        }
        return names;
    }
}
