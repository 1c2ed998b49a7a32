package io.jenkins.plugins.azurerender.settings;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.azurerender.render.Movie;
import io.jenkins.plugins.azurerender.render.PostRenderTask;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A movie of all frames, encoded with ffmpeg. */
public final class MovieChoice extends AfterChoice {

    private static final long serialVersionUID = 1L;

    static final String DEFAULT_FILE = "movie.mp4";
    static final int DEFAULT_RATE = 25;

    private String file = DEFAULT_FILE;
    private int framesPerSecond = DEFAULT_RATE;

    @DataBoundConstructor
    public MovieChoice() {}

    public String getFile() {
        return file;
    }

    /** @param file file name of the movie artifact; null for movie.mp4 */
    @DataBoundSetter
    public void setFile(String file) {
        String name = Util.fixEmptyAndTrim(file);
        this.file = name == null ? DEFAULT_FILE : name;
    }

    public int getFramesPerSecond() {
        return framesPerSecond;
    }

    @DataBoundSetter
    public void setFramesPerSecond(int framesPerSecond) {
        this.framesPerSecond = framesPerSecond;
    }

    @Override
    public PostRenderTask after() {
        return new Movie(file, framesPerSecond);
    }

    @Extension
    @Symbol("movie")
    public static final class DescriptorImpl extends Descriptor<AfterChoice> {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.MovieChoice_DisplayName();
        }

        @POST
        public FormValidation doCheckFile(@AncestorInPath Item item, @QueryParameter String value) {
            MovieChoice choice = new MovieChoice();
            choice.setFile(value);
            return FieldCheck.of(item, value, text -> choice.after());
        }
    }
}
