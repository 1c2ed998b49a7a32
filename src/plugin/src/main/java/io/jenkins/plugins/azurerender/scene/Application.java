package io.jenkins.plugins.azurerender.scene;

/** The application of a scene, with its product name. */
public enum Application {
    BLENDER("Blender"),
    MAYA("Maya"),
    MAX("3ds Max"),
    ARNOLD("Arnold"),
    VRAY("V-Ray"),
    ALEMBIC("Alembic"),
    USD("USD");

    private final String title;

    Application(String title) {
        this.title = title;
    }

    @Override
    public String toString() {
        return title;
    }
}
