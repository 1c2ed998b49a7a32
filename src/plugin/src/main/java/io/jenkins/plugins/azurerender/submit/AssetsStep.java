package io.jenkins.plugins.azurerender.submit;

import hudson.Util;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.azurerender.assets.AssetOptions;
import io.jenkins.plugins.azurerender.azure.storage.ContainerNames;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import io.jenkins.plugins.azurerender.settings.EnvironmentVariable;
import io.jenkins.plugins.azurerender.settings.Lines;
import io.jenkins.plugins.azurerender.settings.PathMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.kohsuke.stapler.DataBoundSetter;

/** What a scene needs and where it is kept, as a step asks for it. */
public abstract class AssetsStep extends FramesStep {

    private static final long serialVersionUID = 1L;

    static final String ONLY = "only";
    static final String NONE = "none";
    static final String WARN = "warn";

    private static final String CHANGED = "changed";
    private static final String FAIL = "fail";

    private String assets;
    private String excludes;
    private String includes;
    private String missingAssets;
    private String project;
    private ArrayList<String> searchPaths = new ArrayList<>();
    private String upload;

    public String getAssets() {
        return assets;
    }

    /** @param assets the folder in the workspace that holds all the scene needs; null for the scene's own folder */
    @DataBoundSetter
    public void setAssets(String assets) {
        this.assets = Util.fixEmptyAndTrim(assets);
    }

    public String getExcludes() {
        return excludes;
    }

    /** @param excludes Ant patterns of files that stay behind, whoever refers to them */
    @DataBoundSetter
    public void setExcludes(String excludes) {
        this.excludes = Util.fixEmptyAndTrim(excludes);
    }

    public String getIncludes() {
        return includes;
    }

    /** @param includes Ant patterns of files that travel, beside those the scene refers to; null for the assets folder */
    @DataBoundSetter
    public void setIncludes(String includes) {
        this.includes = Util.fixEmptyAndTrim(includes);
    }

    public String getMissingAssets() {
        return missingAssets;
    }

    /** @param missingAssets {@code fail} or {@code warn}; null for {@code fail} */
    @DataBoundSetter
    public void setMissingAssets(String missingAssets) {
        this.missingAssets = Util.fixEmptyAndTrim(missingAssets);
    }

    public String getProject() {
        return project;
    }

    /** @param project container that keeps the assets from build to build; null for one of this job's own */
    @DataBoundSetter
    public void setProject(String project) {
        this.project = Util.fixEmptyAndTrim(project);
    }

    public List<String> getSearchPaths() {
        return List.copyOf(searchPaths);
    }

    /** For the form. */
    public String getSearchPathsText() {
        return Lines.join(searchPaths);
    }

    /** @param searchPaths folders to search for what is not where the scene says, in the workspace or on the agent */
    @DataBoundSetter
    public void setSearchPaths(List<String> searchPaths) {
        this.searchPaths = new ArrayList<>(Lines.split(searchPaths));
    }

    public String getUpload() {
        return upload;
    }

    /** @param upload {@code changed}, {@code only} or {@code none}; null for {@code changed} */
    @DataBoundSetter
    public void setUpload(String upload) {
        this.upload = Util.fixEmptyAndTrim(upload);
    }

    /** Whether assets are brought and nothing is rendered. */
    final boolean bringsAssetsOnly() {
        return ONLY.equals(upload);
    }

    final AssetOptions assetOptions() {
        return new AssetOptions(
                Util.fixNull(includes),
                Util.fixNull(excludes),
                searchPaths,
                PathMapping.toMap(getPathMap()),
                EnvironmentVariable.toMap(getEnvironment()));
    }

    /** The first one is the default, which a step that is made of the form leaves out. */
    static ListBoxModel missingAssetsItems() {
        ListBoxModel items = new ListBoxModel();
        items.add(Messages.AssetsStep_MissingFail(), "");
        items.add(Messages.AssetsStep_MissingWarn(), WARN);
        return items;
    }

    /** As above. */
    static ListBoxModel uploadItems() {
        ListBoxModel items = new ListBoxModel();
        items.add(Messages.AssetsStep_UploadChanged(), "");
        items.add(Messages.AssetsStep_UploadOnly(), ONLY);
        items.add(Messages.AssetsStep_UploadNone(), NONE);
        return items;
    }

    /** Checks what can be checked without asking anyone. */
    final void checkAssets() {
        if (project != null) {
            ContainerNames.check(project);
        }
        check("upload", upload, CHANGED, ONLY, NONE);
        check("missingAssets", missingAssets, FAIL, WARN);
    }

    private static void check(String field, String value, String... choices) {
        if (value != null && !Set.of(choices).contains(value)) {
            throw new InvalidRequestException(
                    "%s is '%s': set it to %s.".formatted(field, value, String.join(", ", choices)));
        }
    }
}
