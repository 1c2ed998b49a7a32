package io.jenkins.plugins.azurerender.assets.search;

import io.jenkins.plugins.azurerender.scene.Application;
import io.jenkins.plugins.azurerender.scene.Reference;
import io.jenkins.plugins.azurerender.scene.Reference.Extent;
import java.io.IOException;
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

/** Looks for what one scene refers to: as written, then wherever the end of the written path is found. */
final class ReferenceSearch {

    private static final int LONGEST_END = 12;

    private final Located scene;
    private final Application application;
    private final AssetRoots places;
    private final Map<String, String> variables;
    private final Path folder;
    private final Optional<MayaProject> project;

    ReferenceSearch(Located scene, Application application, AssetRoots places, Map<String, String> variables)
            throws IOException {
        this.scene = scene;
        this.application = application;
        this.places = places;
        this.variables = variables;
        folder = scene.path().toAbsolutePath().getParent();
        project =
                application == Application.BLENDER ? Optional.empty() : MayaProject.of(scene.path(), places.folders());
    }

    /** The project's file of rules, which the application wants to see too. */
    Optional<Path> rules() {
        return project.map(found -> found.root().resolve(MayaProject.FILE)).filter(java.nio.file.Files::isRegularFile);
    }

    AssetFinding find(Reference reference, List<String> nodes) throws IOException {
        WrittenPath written = WrittenPath.of(reference.path(), application, variables);
        State state = State.FOUND;
        List<Path> files = asWritten(written, reference.extent(), false);
        if (files.isEmpty()) {
            state = State.ELSEWHERE;
            files = asWritten(written, reference.extent(), true);
        }
        if (files.isEmpty()) {
            files = elsewhere(written, reference.extent());
        }
        if (files.isEmpty()) {
            return new AssetFinding(reference, scene.name(), nodes, State.MISSING, List.of(), false);
        }
        if (written.absolute() && places.moved().mapped(written).isEmpty()) {
            places.moved().learn(written, place(written, files, reference.extent()));
        }
        Optional<String> wanted = wanted(written);
        List<Located> located = located(files, wanted, reference.extent());
        if (written.absolute()) {
            located.forEach(file -> places.moved().note(file.name()));
        }
        return new AssetFinding(reference, scene.name(), nodes, state, located, wanted.isEmpty());
    }

    /** What the path as a whole is called in the project: for files of one folder, or folders, by its own last name. */
    private String place(WrittenPath written, List<Path> files, Extent extent) {
        String last = written.last(1).get(0);
        if (extent == Extent.FOLDER) {
            return places.name(folderNamed(files.get(0), last, common(files)));
        }
        return AssetRoots.folder(places.name(files.get(0))) + last;
    }

    private List<Path> asWritten(WrittenPath written, Extent extent, boolean ignoreCase) throws IOException {
        if (written.absolute()) {
            Optional<String> mapped = places.moved().mapped(written);
            if (mapped.isPresent()) {
                List<String> segments = List.of(mapped.get().split("/"));
                List<Path> files = places.folders().find(places.workspace(), segments, extent, ignoreCase);
                if (!files.isEmpty()) {
                    return files;
                }
            }
            for (Path root : places.folders().roots()) {
                Optional<List<String>> below = below(root, written);
                if (below.isPresent()) {
                    List<Path> files = places.folders().find(root, below.get(), extent, ignoreCase);
                    if (!files.isEmpty()) {
                        return files;
                    }
                }
            }
            return List.of();
        }
        for (Path base : starts()) {
            List<Path> files = places.folders().find(base, written.segments(), extent, ignoreCase);
            if (!files.isEmpty()) {
                return files;
            }
        }
        return List.of();
    }

    /** What relative paths start from: the scene's folder, for Maya the project's before it. */
    private List<Path> starts() {
        return projectFirst().map(found -> List.of(found.root(), folder)).orElse(List.of(folder));
    }

    private Optional<MayaProject> projectFirst() {
        return project.filter(found -> application == Application.MAYA && folder.startsWith(found.root()));
    }

    /** The segments below a root, when the path is written as one below it. */
    private static Optional<List<String>> below(Path root, WrittenPath written) {
        Path top = root.getRoot();
        String volume = top == null ? "" : top.toString();
        boolean sameVolume = volume.equals("/")
                ? written.volume().equals("/")
                : volume.toLowerCase(Locale.ROOT).startsWith(written.volume().toLowerCase(Locale.ROOT));
        UnaryOperator<String> spelling = volume.equals("/") ? name -> name : Folders::alike;
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

    /** The longest end of the path counts most, as two files of one name are rarely in folders of one name. */
    private List<Path> elsewhere(WrittenPath written, Extent extent) throws IOException {
        Set<Path> bases = new LinkedHashSet<>();
        bases.add(folder);
        project.ifPresent(found -> {
            bases.add(found.root());
            bases.addAll(found.folders());
        });
        bases.add(places.workspace());
        places.searched().forEach(searched -> bases.add(searched.folder()));
        for (boolean ignoreCase : new boolean[] {false, true}) {
            for (int end = Math.min(LONGEST_END, written.depth()); end > 0; end--) {
                for (Path base : bases) {
                    List<Path> files = places.folders().find(base, written.last(end), extent, ignoreCase);
                    if (!files.isEmpty()) {
                        return files;
                    }
                }
            }
        }
        for (SearchPath searched : places.searched()) {
            List<Path> files = searched.find(written, extent).stream()
                    .filter(places.folders()::reallyAllows)
                    .toList();
            if (!files.isEmpty()) {
                return files;
            }
        }
        return List.of();
    }

    /** Where the renderer will look in the project; empty when that is nowhere in it. */
    private Optional<String> wanted(WrittenPath written) {
        return written.absolute() ? places.moved().mapped(written) : AssetRoots.below(start(), written.segments());
    }

    private List<Located> located(List<Path> files, Optional<String> wanted, Extent extent) {
        Path common = common(files);
        List<Located> located = new ArrayList<>();
        for (Path file : files) {
            located.add(new Located(
                    file,
                    wanted.map(name -> name(name, file, extent, common, files.size() == 1))
                            .orElseGet(() -> places.name(file))));
        }
        return located;
    }

    /** Where the renderer starts, by its name in the project. */
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

    /** A single file gets the name that is looked for; of many, only the folder can be known. */
    private static String name(String wanted, Path file, Extent extent, Path common, boolean single) {
        if (extent == Extent.FOLDER) {
            return wanted + "/"
                    + AssetRoots.slashes(folderNamed(file, wanted, common).relativize(file));
        }
        String last = wanted.substring(wanted.lastIndexOf('/') + 1);
        boolean alone = extent == Extent.ONE && single && !NamePattern.hasToken(last);
        return alone ? wanted : AssetRoots.folder(wanted) + Folders.name(file);
    }

    /** The deepest path that all of them begin with. */
    private static Path common(List<Path> files) {
        Path top = files.isEmpty() ? Path.of("") : files.get(0);
        for (Path other : files) {
            while (!other.startsWith(top)) {
                top = Objects.requireNonNull(top.getParent());
            }
        }
        return top;
    }

    /** The folder that was referred to: the one of that name above the file, or all that the files have in common. */
    private static Path folderNamed(Path file, String wanted, Path common) {
        String name = Folders.alike(wanted.substring(wanted.lastIndexOf('/') + 1));
        for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
            if (Folders.alike(Folders.name(folder)).equals(name) && common.startsWith(folder)) {
                return folder;
            }
        }
        return common.equals(file) ? Objects.requireNonNull(file.getParent()) : common;
    }
}
