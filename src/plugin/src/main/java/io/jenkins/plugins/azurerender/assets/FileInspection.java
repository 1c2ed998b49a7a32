package io.jenkins.plugins.azurerender.assets;

import io.jenkins.plugins.azurerender.assets.search.AssetFinding;
import io.jenkins.plugins.azurerender.assets.search.Located;
import io.jenkins.plugins.azurerender.scene.Reference.Extent;
import io.jenkins.plugins.azurerender.scene.Reference.Kind;
import io.jenkins.plugins.azurerender.scene.io.Pathnames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Examines the selected files by their attributes, and small ones by their start. */
final class FileInspection {

    /** Files that are empty on purpose. */
    private static final Pattern PLACEHOLDERS = Pattern.compile("(.*/)?(\\.gitkeep|\\.keep|__init__\\.py)");

    private final String scene;
    private final Set<Path> referenced = new HashSet<>();
    private final List<String> pointers = new ArrayList<>();
    private final List<String> empty = new ArrayList<>();
    private final List<String> otherPointers = new ArrayList<>();
    private final List<String> otherEmpty = new ArrayList<>();

    private FileInspection(String scene, List<AssetFinding> findings) {
        this.scene = scene;
        for (AssetFinding finding : findings) {
            finding.files().stream()
                    .filter(file -> isRequired(finding, file))
                    .map(Located::path)
                    .forEach(referenced::add);
        }
    }

    /**
     * Records the states of the scene and of the files that it requires in the selection, and returns the files that
     * cannot be used.
     *
     * @param scene name of the scene in the project
     */
    static UnusableFiles of(Selection selection, String scene, List<AssetFinding> findings) throws IOException {
        FileInspection inspection = new FileInspection(scene, findings);
        long[] states = new long[selection.names().size()];
        int index = 0;
        for (String name : selection.names()) {
            states[index++] = inspection.state(name, selection.path(name));
        }
        selection.states(states);
        return new UnusableFiles(
                FileList.of(inspection.pointers),
                FileList.of(inspection.empty),
                FileList.of(inspection.otherPointers),
                FileList.of(inspection.otherEmpty));
    }

    /** A folder can also contain other files than those that the renderer reads. */
    private static boolean isRequired(AssetFinding finding, Located file) {
        return finding.reference().kind() != Kind.SOUND
                && (finding.reference().extent() != Extent.FOLDER
                        || Pathnames.kind(String.valueOf(file.path())) != Kind.OTHER);
    }

    /** Returns the state of a file that the render requires, otherwise 0. */
    private long state(String name, Path path) throws IOException {
        boolean required = referenced.contains(path) || isScene(name);
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(path, BasicFileAttributes.class);
        } catch (NoSuchFileException x) {
            return 0; // it was deleted meanwhile, which the upload reports
        }
        if (GitLfsPointer.is(path, attributes.size())) {
            (required ? pointers : otherPointers).add(name);
        } else if (attributes.size() == 0 && !PLACEHOLDERS.matcher(name).matches()) {
            if (required) {
                empty.add(name);
            } else if (Pathnames.kind(name) != Kind.OTHER) {
                otherEmpty.add(name);
            }
        }
        return required ? FileStamp.state(attributes.size(), attributes.lastModifiedTime()) : 0;
    }

    /** Returns whether this is the scene, or an .ass file of another frame. */
    private boolean isScene(String name) {
        return name.equals(scene)
                || "ass".equals(Pathnames.extension(scene))
                        && withoutNumbers(name).equals(withoutNumbers(scene));
    }

    private static String withoutNumbers(String name) {
        return name.replaceAll("[0-9]+(?=[^/]*$)", "#");
    }
}
