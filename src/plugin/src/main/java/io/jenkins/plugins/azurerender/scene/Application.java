package io.jenkins.plugins.azurerender.scene;

/** The application a scene is made for, with the name its makers give it. */
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
