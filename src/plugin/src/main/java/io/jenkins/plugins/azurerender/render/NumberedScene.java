package io.jenkins.plugins.azurerender.render;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Scenes with one file per frame, whose names contain {@code #} characters for the number. */
public final class NumberedScene {

    static final Pattern NUMBER = Pattern.compile("#+(?=[^/#]*$)");

    private NumberedScene() {}

    /** Returns whether the file name contains {@code #}. */
    public static boolean isNumbered(String scene) {
        return NUMBER.matcher(scene).find();
    }

    /** Returns the scene file of a frame. */
    public static String file(String scene, int frame) {
        Matcher number = NUMBER.matcher(scene);
        return number.find()
                ? scene.substring(0, number.start())
                        + String.format(Locale.ROOT, "%0" + number.group().length() + "d", frame)
                        + scene.substring(number.end())
                : scene;
    }

    /** Returns the pattern in the folder where the file of a frame was found. */
    public static String pattern(String scene, String found) {
        return found.substring(0, found.lastIndexOf('/') + 1) + scene.substring(scene.lastIndexOf('/') + 1);
    }
}
