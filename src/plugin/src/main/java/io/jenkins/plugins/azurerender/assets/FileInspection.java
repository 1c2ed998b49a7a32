package io.jenkins.plugins.azurerender.assets;

import io.jenkins.plugins.azurerender.assets.search.AssetFinding;
import io.jenkins.plugins.azurerender.assets.search.Located;
import io.jenkins.plugins.azurerender.scene.Reference.Kind;
import io.jenkins.plugins.azurerender.scene.io.Pathnames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Examines the selected files by their attributes, and small ones by their start. */
final class FileInspection {

    private FileInspection() {}

    /**
     * Records the state of each file in the selection, and returns the files that cannot be used. Empty files that no
     * scene references, such as {@code .gitkeep}, can be used unless they are images, caches or scenes by their name.
     */
    static UnusableFiles of(Selection selection, List<AssetFinding> findings) throws IOException {
        List<String> pointers = new ArrayList<>();
        Map<String, Path> empty = new LinkedHashMap<>();
        long[] states = new long[selection.names().size()];
        int index = 0;
        for (String name : selection.names()) {
            Path path = selection.path(name);
            try {
                BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
                states[index] = FileStamp.state(attributes.size(), attributes.lastModifiedTime());
                if (attributes.size() == 0) {
                    empty.put(name, path);
                } else if (GitLfsPointer.is(path, attributes.size())) {
                    pointers.add(name);
                }
            } catch (NoSuchFileException x) {
                states[index] = 0; // it was deleted meanwhile, which the upload reports
            }
            index++;
        }
        selection.states(states);
        return new UnusableFiles(FileList.of(pointers), FileList.of(needed(empty, findings)));
    }

    private static List<String> needed(Map<String, Path> empty, List<AssetFinding> findings) {
        Set<Path> paths = new HashSet<>(empty.values());
        Set<Path> referenced = findings.stream()
                .flatMap(finding -> finding.files().stream())
                .map(Located::path)
                .filter(paths::contains)
                .collect(Collectors.toSet());
        return empty.entrySet().stream()
                .filter(file -> referenced.contains(file.getValue()) || Pathnames.kind(file.getKey()) != Kind.OTHER)
                .map(Map.Entry::getKey)
                .toList();
    }
}
