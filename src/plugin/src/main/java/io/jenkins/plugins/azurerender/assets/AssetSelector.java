package io.jenkins.plugins.azurerender.assets;

import io.jenkins.plugins.azurerender.assets.search.AssetFinding;
import io.jenkins.plugins.azurerender.assets.search.AssetReport;
import io.jenkins.plugins.azurerender.assets.search.AssetRoots;
import io.jenkins.plugins.azurerender.assets.search.AssetSearch;
import io.jenkins.plugins.azurerender.assets.search.Located;
import io.jenkins.plugins.azurerender.assets.search.SceneSource;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Selects the files to upload: the scene, the files of its folder or those that match the includes, and all files the
 * scene references.
 */
final class AssetSelector {

    private static final int MAX_FILES = 1_000_000;

    private final Path root;
    private final Path realFolder;
    private final ProjectFiles project;
    private final AssetOptions options;
    private final WorkspacePaths paths;
    private final AssetRules rules;
    private final Selection selection;

    /** @param root real path of the workspace */
    AssetSelector(Path root, ProjectFiles project, AssetOptions options) throws IOException {
        this.root = root;
        realFolder = root.resolve(project.folder()).toRealPath();
        this.project = project;
        this.options = options;
        paths = new WorkspacePaths(root, options.directory());
        rules = new AssetRules(
                root,
                paths.patterns(options.includes(), "includes", false),
                paths.patterns(options.excludes(), "excludes", true));
        paths.checkSpelling(options.includes(), "includes");
        selection = new Selection(root);
        selection.add(project.scene());
    }

    Selection selection() {
        return selection;
    }

    /** Adds the files of the assets folder, or those that match the includes. Symbolic links in folders are not followed. */
    void addFolders() throws IOException {
        if (!rules.hasIncludes() || project.folderGiven()) {
            walk(root.resolve(project.folder()), name -> true);
        }
        if (rules.hasIncludes()) {
            walk(root, rules::includes);
        }
    }

    /** Adds the files that the scene references, and reports how each reference was resolved. */
    AssetReport addReferences(SceneSource source) throws IOException {
        try {
            AssetReport report = new AssetSearch(
                            new AssetRoots(root, searchPaths(), options.paths(), this::mayBeReferenced),
                            source,
                            options.variables(),
                            this::isExcluded)
                    .search(root.resolve(project.scene()));
            for (AssetFinding finding : report.findings()) {
                finding.files().forEach(this::add);
            }
            report.projectFiles().forEach(this::add);
            return report;
        } catch (UncheckedIOException x) {
            throw x.getCause();
        }
    }

    /** Returns whether a scene may reference this file of the workspace, given by its real path. */
    private boolean mayBeReferenced(Path file) {
        return file.startsWith(realFolder) || rules.includes(ProjectNames.of(root, file));
    }

    /** Returns whether a file is excluded by its path or real path in the workspace, or by its name in the project. */
    private boolean isExcluded(Located file) {
        try {
            return rules.excludes(file.name())
                    || isExcluded(file.path())
                    || isExcluded(file.path().toRealPath());
        } catch (IOException x) {
            throw new UncheckedIOException(x);
        }
    }

    private boolean isExcluded(Path file) {
        return file.startsWith(root) && rules.excludes(ProjectNames.of(root, file));
    }

    private void add(Located file) {
        if (isExcluded(file)) {
            return;
        }
        if (file.path().equals(root.resolve(file.name()))) {
            selection.add(file.name());
        } else {
            selection.add(file.name(), file.path());
        }
    }

    private List<Path> searchPaths() throws IOException {
        List<Path> folders = new ArrayList<>();
        for (String path : options.searchPaths()) {
            Path folder;
            try {
                folder = root.resolve(options.directory()).resolve(path).normalize();
            } catch (InvalidPathException x) {
                throw notAFolder(path);
            }
            if (!Files.isDirectory(folder)) {
                throw notAFolder(path);
            }
            folders.add(folder);
        }
        return folders;
    }

    private InvalidRequestException notAFolder(String path) throws IOException {
        return new InvalidRequestException("The search path '%s' is not a folder on this agent: %s."
                .formatted(
                        path,
                        paths.nearest(path, true)
                                .map(near -> "the nearest existing path is " + near)
                                .orElse("use a folder in the workspace or an existing absolute path")));
    }

    /** Adds the wanted files of a folder, under their names in this folder even if it is a link or below one. */
    private void walk(Path top, Predicate<String> wanted) throws IOException {
        Path realTop = top.toRealPath();
        try {
            Files.walkFileTree(realTop, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
                        throws IOException {
                    return excludesFolder(named(folder)) || !realTop.equals(top) && excludesFolder(folder)
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    String name = ProjectNames.of(root, named(file));
                    if (attributes.isRegularFile()
                            && wanted.test(name)
                            && !rules.excludes(name)
                            && (realTop.equals(top) || !isExcluded(file))) {
                        if (selection.names().size() == MAX_FILES) {
                            throw new InvalidRequestException(
                                    "There are more than %s files in '%s': narrow assets, includes or excludes."
                                            .formatted(MAX_FILES, ProjectNames.slashes(top)));
                        }
                        selection.add(name);
                    }
                    return FileVisitResult.CONTINUE;
                }

                private Path named(Path file) {
                    return top.resolve(realTop.relativize(file));
                }
            });
        } catch (UncheckedIOException x) {
            throw x.getCause();
        }
    }

    private boolean excludesFolder(Path folder) throws IOException {
        return rules.excludesFolder(folder.equals(root) ? "" : ProjectNames.of(root, folder) + "/");
    }
}
