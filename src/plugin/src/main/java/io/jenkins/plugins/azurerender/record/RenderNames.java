package io.jenkins.plugins.azurerender.record;

import hudson.AbortException;
import io.jenkins.plugins.azurerender.render.RenderName;
import java.util.List;

/** Gives each render of a build its own name, and its own contact sheet. */
final class RenderNames {

    private RenderNames() {}

    /**
     * Returns the name of a new render. A default name that another render has gets a number.
     *
     * @param others renders that it does not replace
     * @throws AbortException when another render has the name that the step sets
     */
    static String of(RenderSettings settings, List<RenderRecord> others) throws AbortException {
        String chosen = settings.getName();
        if (chosen != null) {
            if (isUsed(chosen, others)) {
                throw new AbortException(
                        "Another render of this build is named '%s': set another name.".formatted(chosen));
            }
            return chosen;
        }
        String base = RenderName.of(settings.plan());
        String free = base;
        for (int number = 2; isUsed(free, others); number++) {
            free = base + "-" + number;
        }
        return free;
    }

    private static boolean isUsed(String name, List<RenderRecord> others) {
        return others.stream().anyMatch(other -> RenderName.areEqual(other.getName(), name));
    }

    /** Returns the artifact name of the contact sheet: without the render's name for the first render that has a default one. */
    static String sheet(RenderSettings settings, String name, List<RenderRecord> others) {
        String first = "contact-sheet.html";
        boolean used = others.stream().anyMatch(other -> other.getSheet().equals(first));
        return settings.getName() == null && !used ? first : "contact-sheet-" + name + ".html";
    }
}
