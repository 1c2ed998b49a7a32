package io.jenkins.plugins.azurerender.assets.search;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Maya project of a scene: the nearest parent folder with a {@code workspace.mel} or a {@code sourceimages}.
 *
 * @param folders folders of the project's file rules, textures first
 * @param realFolders real paths of those that exist in the project
 */
record MayaProject(Path root, List<Path> folders, List<Path> realFolders) {

    static final String FILE = "workspace.mel";

    private static final String TEXTURES = "sourceimages";
    private static final Pattern RULE =
            Pattern.compile("workspace\\s+-fr\\s+\"([^\"]{1,200})\"\\s+\"([^\"]{1,1000})\"");
    private static final long MAX_BYTES = 1 << 20;
    private static final int MAX_RULES = 200;

    static Optional<MayaProject> of(Path scene, Folders folders) throws IOException {
        for (Path folder = scene.getParent(); folder != null && folders.allows(folder); folder = folder.getParent()) {
            Path rules = folder.resolve(FILE);
            boolean hasRules = Files.isRegularFile(rules) && folders.allows(rules.toRealPath());
            if (hasRules || Files.isDirectory(folder.resolve(TEXTURES))) {
                List<Path> named = hasRules ? read(folder, rules) : List.of(folder.resolve(TEXTURES));
                return Optional.of(new MayaProject(folder, named, realFolders(folder, named)));
            }
        }
        return Optional.empty();
    }

    /** Returns whether a file, given by its real path, is in a folder of the project that its rules name. */
    boolean contains(Path file) {
        return realFolders.stream().anyMatch(file::startsWith);
    }

    /** Real paths, because a link in the project can point to any folder of the workspace. */
    private static List<Path> realFolders(Path root, List<Path> folders) throws IOException {
        Path realRoot = root.toRealPath();
        List<Path> found = new ArrayList<>();
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                Path real = folder.toRealPath();
                if (real.startsWith(realRoot) && !real.equals(realRoot)) {
                    found.add(real);
                }
            }
        }
        return found;
    }

    private static List<Path> read(Path root, Path file) throws IOException {
        List<Path> textures = new ArrayList<>();
        List<Path> others = new ArrayList<>();
        if (Files.size(file) <= MAX_BYTES) {
            Matcher rule = RULE.matcher(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            for (int rules = 0; rules < MAX_RULES && rule.find(); rules++) {
                try {
                    Path folder = root.resolve(rule.group(2).replace('\\', '/')).normalize();
                    (rule.group(1).equalsIgnoreCase(TEXTURES) ? textures : others).add(folder);
                } catch (InvalidPathException x) {
                    continue; // not a valid path on this system
                }
            }
        }
        textures.add(root.resolve(TEXTURES));
        textures.addAll(others);
        return textures.stream().distinct().toList();
    }
}
