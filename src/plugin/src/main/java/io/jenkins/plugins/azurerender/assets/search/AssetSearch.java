package io.jenkins.plugins.azurerender.assets.search;

import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import io.jenkins.plugins.azurerender.scene.Reference;
import io.jenkins.plugins.azurerender.scene.Reference.Kind;
import io.jenkins.plugins.azurerender.scene.Scene;
import io.jenkins.plugins.azurerender.scene.UnreadableSceneException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Resolves the references of a scene, and recursively of the scenes it references. Each scene is read once. */
public final class AssetSearch {

    private static final int MAX_SCENES = 10_000;
    private static final int MAX_REFERENCES = 200_000;
    private static final int MAX_NODES_LISTED = 5;

    private final AssetRoots roots;
    private final SceneSource source;
    private final Map<String, String> variables;
    private final Predicate<Located> excluded;
    private final List<AssetFinding> findings = new ArrayList<>();
    private final List<Located> projectFiles = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();
    private final Deque<Located> queue = new ArrayDeque<>();
    private final Set<Path> seen = new HashSet<>();

    /**
     * @param variables values of variables in paths
     * @param excluded files that are never uploaded
     */
    public AssetSearch(
            AssetRoots roots, SceneSource source, Map<String, String> variables, Predicate<Located> excluded) {
        this.roots = roots;
        this.source = source;
        this.variables = Map.copyOf(variables);
        this.excluded = excluded;
    }

    /**
     * Resolves all references.
     *
     * @throws InvalidRequestException when there are more scenes or references than a render can have
     */
    public AssetReport search(Path scene) throws IOException {
        follow(new Located(scene, roots.name(scene)));
        while (!queue.isEmpty()) {
            read(queue.poll());
        }
        return new AssetReport(
                findings, projectFiles, unreadable, roots.mappings().derived());
    }

    private void follow(Located scene) throws IOException {
        if (seen.add(scene.path().toRealPath())) {
            if (seen.size() > MAX_SCENES) {
                throw new InvalidRequestException(
                        "The scene references more than %s other scenes.".formatted(MAX_SCENES));
            }
            queue.add(scene);
        }
    }

    private void read(Located scene) throws IOException {
        Optional<Scene> read;
        try {
            read = source.read(scene.path());
        } catch (UnreadableSceneException x) {
            unreadable.add(scene.name() + ": " + x.getMessage());
            return;
        }
        if (read.isEmpty()) {
            return;
        }
        ReferenceSearch search = new ReferenceSearch(scene, read.get().application(), roots, variables);
        search.projectFile().ifPresent(file -> projectFiles.add(new Located(file, roots.name(file))));
        for (Map.Entry<Reference, List<String>> entry :
                byPath(read.get().references()).entrySet()) {
            if (findings.size() == MAX_REFERENCES) {
                throw new InvalidRequestException("The scene references more than %s files.".formatted(MAX_REFERENCES));
            }
            AssetFinding finding = search.find(entry.getKey(), entry.getValue());
            boolean included =
                    finding.files().isEmpty() || !finding.files().stream().allMatch(excluded);
            findings.add(included ? finding : finding.asExcluded());
            if (included && finding.reference().kind() == Kind.SCENE) {
                // Reads only the first and the last scene of a sequence. The others reference the same files.
                List<Located> files = finding.files();
                for (int i = 0; i < files.size(); i += Math.max(1, files.size() - 1)) {
                    follow(files.get(i));
                }
            }
        }
    }

    /** Groups the nodes by the files they reference. */
    private static Map<Reference, List<String>> byPath(List<Reference> references) {
        Map<Reference, List<String>> nodes = new LinkedHashMap<>();
        for (Reference reference : references) {
            if (!reference.path().isBlank()) {
                List<String> named = nodes.computeIfAbsent(
                        new Reference(reference.path(), reference.kind(), reference.extent(), ""),
                        path -> new ArrayList<>(1));
                if (named.size() < MAX_NODES_LISTED && !named.contains(reference.node())) {
                    named.add(reference.node());
                }
            }
        }
        return nodes;
    }
}
