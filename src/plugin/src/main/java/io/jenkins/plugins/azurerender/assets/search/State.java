package io.jenkins.plugins.azurerender.assets.search;

/** Result of resolving a reference. */
public enum State {
    FOUND("found"),
    ELSEWHERE("found elsewhere"),
    EXCLUDED("excluded"),
    /** Found in the workspace, where the scene may not reference files. */
    OUTSIDE("outside the assets folder"),
    MISSING("missing");

    private final String text;

    State(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
