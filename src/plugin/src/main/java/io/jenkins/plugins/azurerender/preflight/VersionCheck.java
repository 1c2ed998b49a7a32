package io.jenkins.plugins.azurerender.preflight;

import io.jenkins.plugins.azurerender.render.RenderPlan;
import io.jenkins.plugins.azurerender.scene.Application;
import io.jenkins.plugins.azurerender.scene.Scene;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Warns of scenes that were saved by a newer application than the nodes have, as far as its version is part of the
 * program, an application package or the image.
 */
final class VersionCheck implements Check {

    private static final Map<Application, Pattern> VERSIONS = Map.of(
            Application.BLENDER, Pattern.compile("(?i)blender[-_ :/]?v?([2-9])[.-](\\d{1,2})(?!\\d)"),
            Application.MAYA, Pattern.compile("(?i)maya[-_ :/]?v?(20\\d\\d)()(?!\\d)"),
            Application.MAX, Pattern.compile("(?i)3ds[-_ ]?max[-_ :/]?v?(20\\d\\d)()(?!\\d)"));
    private static final Pattern OF_SCENE = Pattern.compile("(\\d+)(?:\\.(\\d+))?.*");

    /** Older versions cannot open files of Blender 5. */
    private static final Version OPENS_BLENDER_5 = new Version(4, 5);

    private record Version(int major, int minor) implements Comparable<Version> {

        static Version of(Matcher found) {
            String minor = found.group(2);
            return new Version(
                    Integer.parseInt(found.group(1)), minor == null || minor.isEmpty() ? 0 : Integer.parseInt(minor));
        }

        @Override
        public int compareTo(Version other) {
            return Comparator.comparingInt(Version::major)
                    .thenComparingInt(Version::minor)
                    .compare(this, other);
        }

        String text(Application application) {
            return application == Application.BLENDER ? major + "." + minor : String.valueOf(major);
        }
    }

    @Override
    public void check(PreflightInput input, Findings findings) {
        if (input.plan().isPresent() && input.scene().isPresent()) {
            Scene scene = input.scene().get();
            Pattern pattern = VERSIONS.get(scene.application());
            Matcher saved = OF_SCENE.matcher(scene.version());
            if (pattern != null && saved.matches() && saved.group(1).length() <= 4) {
                Optional<Version> installed = installed(pattern, input.plan().get(), input.nodes());
                installed.ifPresent(version -> compare(scene.application(), Version.of(saved), version, findings));
            }
        }
    }

    /** Returns the version of the program, or else the newest one that the nodes have. */
    private static Optional<Version> installed(Pattern pattern, RenderPlan plan, Optional<NodeFacts> nodes) {
        Matcher program = pattern.matcher(plan.renderer().options().program());
        if (program.find()) {
            return Optional.of(Version.of(program));
        }
        if (nodes.isEmpty() || !plan.renderer().options().program().isEmpty()) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>(List.of(nodes.get().image()));
        nodes.get().applications().forEach(one -> texts.add(one.application() + ":" + one.version()));
        return texts.stream()
                .map(pattern::matcher)
                .filter(Matcher::find)
                .map(Version::of)
                .max(Comparator.naturalOrder());
    }

    private static void compare(Application application, Version saved, Version installed, Findings findings) {
        if (saved.compareTo(installed) <= 0) {
            return;
        }
        String newer = saved.text(application);
        String older = installed.text(application);
        if (application == Application.BLENDER && saved.major() >= 5 && installed.compareTo(OPENS_BLENDER_5) < 0) {
            findings.error(
                    "The scene was saved by Blender %s, and the nodes have Blender %s, which cannot open it: use nodes with Blender %s or newer."
                            .formatted(newer, older, newer));
        } else {
            findings.warning(
                    "the scene was saved by %s %s, but the nodes have %s %s: settings that the older version does not know are lost, and it may not open the scene"
                            .formatted(application, newer, application, older));
        }
    }
}
