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

/** Follows a scene's references, and those of the scenes it refers to, each scene once however they refer to each other. */
public final class AssetSearch {

    private static final int MOST_SCENES = 10_000;
    private static final int MOST_REFERENCES = 200_000;
    private static final int NODES_NAMED = 5;

    private final AssetRoots places;
    private final SceneSource source;
    private final Map<String, String> variables;
    private final Predicate<String> leftOut;
    private final List<AssetFinding> findings = new ArrayList<>();
    private final List<Located> rules = new ArrayList<>();
    private final List<String> unread = new ArrayList<>();
    private final Deque<Located> waiting = new ArrayDeque<>();
    private final Set<Path> seen = new HashSet<>();

    /**
     * @param variables what variables in paths stand for
     * @param leftOut the names of files that shall not be brought whoever refers to them
     */
    public AssetSearch(
            AssetRoots places, SceneSource source, Map<String, String> variables, Predicate<String> leftOut) {
        this.places = places;
        this.source = source;
        this.variables = variables;
        this.leftOut = leftOut;
    }

    /**
     * Looks for all that a scene needs.
     *
     * @throws InvalidRequestException when there is more than any render needs
     */
    public AssetReport search(Path scene) throws IOException {
        follow(new Located(scene, places.name(scene)));
        while (!waiting.isEmpty()) {
            read(waiting.poll());
        }
        return new AssetReport(findings, rules, unread, places.moved().learned());
    }

    private void follow(Located scene) throws IOException {
        if (seen.add(scene.path().toRealPath())) {
            if (seen.size() > MOST_SCENES) {
                throw new InvalidRequestException(
                        "The scene references more than %d other scenes.".formatted(MOST_SCENES));
            }
            waiting.add(scene);
        }
    }

    private void read(Located scene) throws IOException {
        Optional<Scene> read;
        try {
            read = source.read(scene.path());
        } catch (UnreadableSceneException x) {
            unread.add(scene.name() + ": " + x.getMessage());
            return;
        }
        if (read.isEmpty()) {
            return;
        }
        ReferenceSearch search = new ReferenceSearch(scene, read.get().application(), places, variables);
        search.rules().ifPresent(file -> rules.add(new Located(file, places.name(file))));
        for (Map.Entry<Reference, List<String>> entry :
                byPath(read.get().references()).entrySet()) {
            if (findings.size() == MOST_REFERENCES) {
                throw new InvalidRequestException(
                        "The scene references more than %d files.".formatted(MOST_REFERENCES));
            }
            AssetFinding finding = search.find(entry.getKey(), entry.getValue());
            boolean wanted =
                    finding.files().isEmpty() || !finding.files().stream().allMatch(file -> leftOut.test(file.name()));
            findings.add(wanted ? finding : finding.leftOut());
            if (wanted && finding.reference().kind() == Kind.SCENE) {
                // Of a sequence, scenes from one hand: what first and last refer to is what all refer to.
                List<Located> files = finding.files();
                for (int i = 0; i < files.size(); i += Math.max(1, files.size() - 1)) {
                    follow(files.get(i));
                }
            }
        }
    }

    /** One entry for all nodes that refer to the same files. */
    private static Map<Reference, List<String>> byPath(List<Reference> references) {
        Map<Reference, List<String>> nodes = new LinkedHashMap<>();
        for (Reference reference : references) {
            if (!reference.path().isBlank()) {
                List<String> named = nodes.computeIfAbsent(
                        new Reference(reference.path(), reference.kind(), reference.extent(), ""),
                        path -> new ArrayList<>(1));
                if (named.size() < NODES_NAMED && !named.contains(reference.node())) {
                    named.add(reference.node());
                }
            }
        }
        return nodes;
    }
}
