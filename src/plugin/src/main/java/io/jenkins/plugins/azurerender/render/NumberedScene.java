package io.jenkins.plugins.azurerender.render;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Scenes that are one file for each frame, named with a run of {@code #} for the number. */
public final class NumberedScene {

    static final Pattern NUMBER = Pattern.compile("#+(?=[^/#]*$)");

    private NumberedScene() {}

    /** Whether the file's name has a place for the number. */
    public static boolean isNumbered(String scene) {
        return NUMBER.matcher(scene).find();
    }

    /** The file of one frame. */
    public static String file(String scene, int frame) {
        Matcher number = NUMBER.matcher(scene);
        return number.find()
                ? scene.substring(0, number.start())
                        + "%0".concat(number.group().length() + "d").formatted(frame)
                        + scene.substring(number.end())
                : scene;
    }

    /** The pattern again, in the folder where the file of one frame was found. */
    public static String pattern(String scene, String found) {
        return found.substring(0, found.lastIndexOf('/') + 1) + scene.substring(scene.lastIndexOf('/') + 1);
    }
}
