package io.jenkins.plugins.azurerender.assets.search;

import io.jenkins.plugins.azurerender.scene.Application;
import io.jenkins.plugins.azurerender.scene.Reference;
import io.jenkins.plugins.azurerender.scene.Reference.Extent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Resolves the references of one scene: as written, then by the end of the path. */
final class ReferenceSearch {

    private static final int MAX_END_SEGMENTS = 12;

    private final Located scene;
    private final Application application;
    private final AssetRoots roots;
    private final Map<String, String> variables;
    private final Path folder;
    private final Optional<MayaProject> project;
    private boolean outside;
    private String outsideFolder;

    ReferenceSearch(Located scene, Application application, AssetRoots roots, Map<String, String> variables)
            throws IOException {
        this.scene = scene;
        this.application = application;
        this.roots = roots;
        this.variables = variables;
        folder = scene.path().toAbsolutePath().getParent();
        project = application == Application.BLENDER ? Optional.empty() : MayaProject.of(scene.path(), roots.folders());
    }

    /** Returns the {@code workspace.mel} of the project, which the application reads; never a link to another file. */
    Optional<Path> projectFile() {
        return project.map(found -> found.root().resolve(MayaProject.FILE))
                .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS));
    }

    /** A file outside at the path as written is reported, and not replaced by another one of its name. */
    AssetFinding find(Reference reference, List<String> nodes) throws IOException {
        WrittenPath whole = WrittenPath.of(reference.path(), application, variables);
        WrittenPath written = whole;
        Optional<WrittenPath> inProject = WrittenPath.inProject(reference.path(), application, variables);
        State state = State.FOUND;
        outside = false;
        List<Path> files = asWritten(whole, reference.extent(), false);
        if (files.isEmpty() && !outside && inProject.isPresent()) {
            written = inProject.get();
            files = asWritten(written, reference.extent(), false);
        }
        if (files.isEmpty() && !outside) {
            state = State.ELSEWHERE;
            files = asWritten(written, reference.extent(), true);
        }
        if (outside) {
            state = State.OUTSIDE;
        } else if (files.isEmpty()) {
            files = elsewhere(whole, reference.extent());
        }
        if (files.isEmpty()) {
            state = outside ? State.OUTSIDE : State.MISSING;
            return new AssetFinding(
                    reference, scene.name(), nodes, state, List.of(), false, outside ? outsideFolder : null);
        }
        if (written.absolute() && roots.mappings().mapped(written).isEmpty()) {
            roots.mappings().derive(written, nameOf(written, files, reference.extent()));
        }
        Optional<String> expected = expectedName(written);
        List<Located> located = located(files, expected, reference.extent());
        if (written.absolute()) {
            located.forEach(file -> roots.mappings().addFolder(file.name()));
        }
        return new AssetFinding(reference, scene.name(), nodes, state, located, expected.isEmpty(), null);
    }

    /** Returns the name in the project for the path as written, which may refer to a folder or to several files. */
    private String nameOf(WrittenPath written, List<Path> files, Extent extent) {
        String last = written.last(1).get(0);
        if (extent == Extent.FOLDER) {
            return roots.name(folderNamed(files.get(0), last, common(files)));
        }
        return AssetRoots.folder(roots.name(files.get(0))) + last;
    }

    /** Returns the allowed files of the first folder that has any files. */
    private List<Path> asWritten(WrittenPath written, Extent extent, boolean ignoreCase) throws IOException {
        if (written.absolute()) {
            Optional<String> mapped = roots.mappings().mapped(written);
            if (mapped.isPresent()) {
                List<String> segments = List.of(mapped.get().split("/"));
                List<Path> files = find(roots.workspace(), segments, extent, ignoreCase);
                if (!files.isEmpty() || outside) {
                    return files;
                }
            }
            for (Path root : roots.folders().roots()) {
                Optional<List<String>> below = below(root, written);
                if (below.isPresent()) {
                    List<Path> files = find(root, below.get(), extent, ignoreCase);
                    if (!files.isEmpty() || outside) {
                        return files;
                    }
                }
            }
            return List.of();
        }
        for (Path base : starts()) {
            List<Path> files = find(base, written.segments(), extent, ignoreCase);
            if (!files.isEmpty() || outside) {
                return files;
            }
        }
        return List.of();
    }

    /** Returns the files that the scene may reference; notes whether there are others. */
    private List<Path> find(Path base, List<String> segments, Extent extent, boolean ignoreCase) throws IOException {
        return allowed(roots.folders().find(base, segments, extent, ignoreCase));
    }

    /** Checks the real path, because a link in the assets folder can point to any file of the workspace. */
    private List<Path> allowed(List<Path> files) throws IOException {
        List<Path> allowed = new ArrayList<>();
        for (Path file : files) {
            Path real = file.toRealPath();
            if (roots.allows(real) || project.isPresent() && project.get().contains(real)) {
                allowed.add(file);
            } else {
                outside = true;
                outsideFolder = AssetRoots.folder(roots.name(file));
            }
        }
        return allowed;
    }

    /** Returns the folders that relative paths start from: for Maya the project, then the folder of the scene. */
    private List<Path> starts() {
        return projectFirst().map(found -> List.of(found.root(), folder)).orElse(List.of(folder));
    }

    private Optional<MayaProject> projectFirst() {
        return project.filter(found -> application == Application.MAYA && folder.startsWith(found.root()));
    }

    /** Returns the segments below a root, if the path is below it. */
    private static Optional<List<String>> below(Path root, WrittenPath written) {
        Path top = root.getRoot();
        String volume = top == null ? "" : top.toString();
        boolean sameVolume = volume.equals("/")
                ? written.volume().equals("/")
                : volume.toLowerCase(Locale.ROOT).startsWith(written.volume().toLowerCase(Locale.ROOT));
        UnaryOperator<String> spelling = volume.equals("/") ? name -> name : Folders::normalize;
        int depth = root.getNameCount();
        if (!sameVolume || written.segments().size() <= depth) {
            return Optional.empty();
        }
        for (int i = 0; i < depth; i++) {
            if (!spelling.apply(root.getName(i).toString())
                    .equals(spelling.apply(written.segments().get(i)))) {
                return Optional.empty();
            }
        }
        return Optional.of(written.segments().subList(depth, written.segments().size()));
    }

    /** Searches by the end of the path, longest match first: two files rarely share both name and folder. */
    private List<Path> elsewhere(WrittenPath written, Extent extent) throws IOException {
        Set<Path> bases = new LinkedHashSet<>();
        bases.add(folder);
        project.ifPresent(found -> {
            bases.add(found.root());
            bases.addAll(found.folders());
        });
        bases.add(roots.workspace());
        roots.searched().forEach(searched -> bases.add(searched.folder()));
        for (boolean ignoreCase : new boolean[] {false, true}) {
            for (int end = Math.min(MAX_END_SEGMENTS, written.depth()); end > 0; end--) {
                for (Path base : bases) {
                    List<Path> files = find(base, written.last(end), extent, ignoreCase);
                    if (!files.isEmpty()) {
                        return files;
                    }
                }
            }
        }
        for (SearchPath searched : roots.searched()) {
            List<Path> files = allowed(searched.find(written, extent).stream()
                    .filter(roots.folders()::allowsRealPath)
                    .toList());
            if (!files.isEmpty()) {
                return files;
            }
        }
        return List.of();
    }

    /** Returns the path in the project where the renderer expects the file; empty when it is not in the project. */
    private Optional<String> expectedName(WrittenPath written) {
        return written.absolute() ? roots.mappings().mapped(written) : AssetRoots.below(start(), written.segments());
    }

    private List<Located> located(List<Path> files, Optional<String> expected, Extent extent) {
        Path common = common(files);
        List<Located> located = new ArrayList<>();
        for (Path file : files) {
            located.add(new Located(
                    file,
                    expected.map(name -> name(name, file, extent, common, files.size() == 1))
                            .orElseGet(() -> roots.name(file))));
        }
        return located;
    }

    /** Returns the name in the project of the folder that relative paths start from. */
    private String start() {
        if (projectFirst().isPresent()) {
            Path root = project.get().root();
            int up = folder.equals(root) ? 0 : root.relativize(folder).getNameCount();
            String start = AssetRoots.folder(scene.name());
            for (int i = 0; i < up && !start.isEmpty(); i++) {
                start = AssetRoots.folder(start.substring(0, start.length() - 1));
            }
            return start;
        }
        return AssetRoots.folder(scene.name());
    }

    /** Returns the name of a file. A single file gets the expected name; for several files only the folder is known. */
    private static String name(String expected, Path file, Extent extent, Path common, boolean single) {
        if (extent == Extent.FOLDER) {
            return expected + "/"
                    + AssetRoots.slashes(folderNamed(file, expected, common).relativize(file));
        }
        String last = expected.substring(expected.lastIndexOf('/') + 1);
        boolean exact = extent == Extent.ONE && single && !NamePattern.hasToken(last);
        return exact ? expected : AssetRoots.folder(expected) + Folders.name(file);
    }

    /** Returns the deepest common parent. */
    private static Path common(List<Path> files) {
        Path top = files.isEmpty() ? Path.of("") : files.get(0);
        for (Path other : files) {
            while (!other.startsWith(top)) {
                top = Objects.requireNonNull(top.getParent());
            }
        }
        return top;
    }

    /** Returns the parent folder with the referenced name, or the common parent of all files. */
    private static Path folderNamed(Path file, String expected, Path common) {
        String name = Folders.normalize(expected.substring(expected.lastIndexOf('/') + 1));
        for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
            if (Folders.normalize(Folders.name(folder)).equals(name) && common.startsWith(folder)) {
                return folder;
            }
        }
        return common.equals(file) ? Objects.requireNonNull(file.getParent()) : common;
    }
}
