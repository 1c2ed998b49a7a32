package io.jenkins.plugins.azurerender.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.FilePath;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.azurerender.account.Caps;
import io.jenkins.plugins.azurerender.azure.storage.ContainerNames;
import io.jenkins.plugins.azurerender.preflight.Preflight;
import io.jenkins.plugins.azurerender.record.RenderBudget;
import io.jenkins.plugins.azurerender.render.FrameOrder;
import io.jenkins.plugins.azurerender.render.FrameRange;
import io.jenkins.plugins.azurerender.render.ImageFormat;
import io.jenkins.plugins.azurerender.render.NodeAssets;
import io.jenkins.plugins.azurerender.render.RenderName;
import io.jenkins.plugins.azurerender.render.Scouts;
import io.jenkins.plugins.azurerender.render.Tiles;
import io.jenkins.plugins.azurerender.settings.AfterChoice;
import io.jenkins.plugins.azurerender.settings.AutomaticChoice;
import io.jenkins.plugins.azurerender.settings.ContainerImages;
import io.jenkins.plugins.azurerender.settings.EnumOption;
import io.jenkins.plugins.azurerender.settings.EnvironmentVariable;
import io.jenkins.plugins.azurerender.settings.FieldCheck;
import io.jenkins.plugins.azurerender.settings.FramesField;
import io.jenkins.plugins.azurerender.settings.Lines;
import io.jenkins.plugins.azurerender.settings.NothingChoice;
import io.jenkins.plugins.azurerender.settings.PathMapping;
import io.jenkins.plugins.azurerender.settings.PoolField;
import io.jenkins.plugins.azurerender.settings.PoolSettings;
import io.jenkins.plugins.azurerender.settings.RendererChoice;
import io.jenkins.plugins.azurerender.settings.Suggestions;
import io.jenkins.plugins.azurerender.submit.JobLimits;
import io.jenkins.plugins.azurerender.submit.PlanOptions;
import io.jenkins.plugins.azurerender.submit.PoolOptions;
import io.jenkins.plugins.azurerender.submit.RenderOptions;
import io.jenkins.plugins.azurerender.submit.SceneOptions;
import io.jenkins.plugins.azurerender.submit.StagingOptions;
import io.jenkins.plugins.azurerender.submit.SubmitExecution;
import io.jenkins.plugins.azurerender.submit.SubmitRequest;
import io.jenkins.plugins.azurerender.submit.TaskOptions;
import io.jenkins.plugins.azurerender.submit.UploadOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * Uploads a scene and its assets, and creates a Batch job that renders its frames. Returns the job id. The help files
 * explain the options.
 */
public final class AzureRenderSubmitStep extends Step {

    private final String scene;
    private String name;
    private String frames;
    private String output;
    private String format;
    private RendererChoice renderer;
    private String account;
    private String pool;
    private PoolSettings autoPool;
    private String assets;
    private String includes;
    private String excludes;
    // ArrayList, because Jenkins cannot save Java's immutable lists
    private ArrayList<String> searchPaths = new ArrayList<>();
    private ArrayList<PathMapping> pathMap = new ArrayList<>();
    private String missingAssets;
    private String project;
    private String upload;
    private String staging;
    private String assetsMount;
    private int chunk = 1;
    private String tiles;
    private String order;
    private String scouts;
    private boolean validateScouts;
    private int priority;
    private int maxParallelTasks;
    private int retries;
    private int stopAfter = 3;
    private double maxNodeHours;
    private double maxCost;
    private String onBudget;
    private int taskTimeLimitMinutes;
    private Integer timeLimitHours;
    private AfterChoice then;
    private ArrayList<String> licenses = new ArrayList<>();
    private ArrayList<EnvironmentVariable> environment = new ArrayList<>();
    private String container;
    private String logPatterns;
    private boolean skipUnchanged;
    private boolean dryRun;
    private double secondsPerFrame;
    private String preflight;

    @DataBoundConstructor
    public AzureRenderSubmitStep(String scene) {
        this.scene = Util.fixNull(scene).strip();
    }

    public String getScene() {
        return scene;
    }

    public String getName() {
        return name;
    }

    /** @param name of the render in its build; null for a default */
    @DataBoundSetter
    public void setName(String name) {
        this.name = Util.fixEmptyAndTrim(name);
    }

    public String getFrames() {
        return frames;
    }

    @DataBoundSetter
    public void setFrames(String frames) {
        this.frames = Util.fixEmptyAndTrim(frames);
    }

    public String getOutput() {
        return output;
    }

    @DataBoundSetter
    public void setOutput(String output) {
        this.output = Util.fixEmptyAndTrim(output);
    }

    public String getFormat() {
        return format;
    }

    @DataBoundSetter
    public void setFormat(String format) {
        this.format = Util.fixEmptyAndTrim(format);
    }

    public RendererChoice getRenderer() {
        return renderer;
    }

    /** Null and {@link AutomaticChoice} both mean the renderer that matches the scene file. */
    @DataBoundSetter
    public void setRenderer(RendererChoice renderer) {
        this.renderer = renderer instanceof AutomaticChoice ? null : renderer;
    }

    public String getAccount() {
        return account;
    }

    @DataBoundSetter
    public void setAccount(String account) {
        this.account = Util.fixEmptyAndTrim(account);
    }

    public String getPool() {
        return pool;
    }

    @DataBoundSetter
    public void setPool(String pool) {
        this.pool = Util.fixEmptyAndTrim(pool);
    }

    public PoolSettings getAutoPool() {
        return autoPool;
    }

    @DataBoundSetter
    public void setAutoPool(PoolSettings autoPool) {
        this.autoPool = autoPool;
    }

    public String getAssets() {
        return assets;
    }

    @DataBoundSetter
    public void setAssets(String assets) {
        this.assets = Util.fixEmptyAndTrim(assets);
    }

    public String getIncludes() {
        return includes;
    }

    @DataBoundSetter
    public void setIncludes(String includes) {
        this.includes = Util.fixEmptyAndTrim(includes);
    }

    public String getExcludes() {
        return excludes;
    }

    @DataBoundSetter
    public void setExcludes(String excludes) {
        this.excludes = Util.fixEmptyAndTrim(excludes);
    }

    public List<String> getSearchPaths() {
        return List.copyOf(searchPaths);
    }

    /** For the form. */
    public String getSearchPathsText() {
        return Lines.join(searchPaths);
    }

    @DataBoundSetter
    public void setSearchPaths(List<String> searchPaths) {
        this.searchPaths = new ArrayList<>(Lines.split(searchPaths));
    }

    public List<PathMapping> getPathMap() {
        return List.copyOf(pathMap);
    }

    @DataBoundSetter
    public void setPathMap(List<PathMapping> pathMap) {
        this.pathMap = new ArrayList<>(Util.fixNull(pathMap, List.of()));
    }

    public String getMissingAssets() {
        return missingAssets;
    }

    @DataBoundSetter
    public void setMissingAssets(String missingAssets) {
        this.missingAssets = Util.fixEmptyAndTrim(missingAssets);
    }

    public String getProject() {
        return project;
    }

    @DataBoundSetter
    public void setProject(String project) {
        this.project = Util.fixEmptyAndTrim(project);
    }

    public String getUpload() {
        return upload;
    }

    @DataBoundSetter
    public void setUpload(String upload) {
        this.upload = Util.fixEmptyAndTrim(upload);
    }

    public String getStaging() {
        return staging;
    }

    @DataBoundSetter
    public void setStaging(String staging) {
        this.staging = Util.fixEmptyAndTrim(staging);
    }

    public String getAssetsMount() {
        return assetsMount;
    }

    @DataBoundSetter
    public void setAssetsMount(String assetsMount) {
        this.assetsMount = Util.fixEmptyAndTrim(assetsMount);
    }

    public int getChunk() {
        return chunk;
    }

    @DataBoundSetter
    public void setChunk(int chunk) {
        this.chunk = chunk;
    }

    public String getTiles() {
        return tiles;
    }

    @DataBoundSetter
    public void setTiles(String tiles) {
        this.tiles = Util.fixEmptyAndTrim(tiles);
    }

    public String getOrder() {
        return order;
    }

    @DataBoundSetter
    public void setOrder(String order) {
        this.order = Util.fixEmptyAndTrim(order);
    }

    public String getScouts() {
        return scouts;
    }

    @DataBoundSetter
    public void setScouts(String scouts) {
        this.scouts = Util.fixEmptyAndTrim(scouts);
    }

    public boolean isValidateScouts() {
        return validateScouts;
    }

    @DataBoundSetter
    public void setValidateScouts(boolean validateScouts) {
        this.validateScouts = validateScouts;
    }

    public int getPriority() {
        return priority;
    }

    @DataBoundSetter
    public void setPriority(int priority) {
        this.priority = priority;
    }

    public int getMaxParallelTasks() {
        return maxParallelTasks;
    }

    /** @param maxParallelTasks 0 for no limit */
    @DataBoundSetter
    public void setMaxParallelTasks(int maxParallelTasks) {
        this.maxParallelTasks = maxParallelTasks;
    }

    public double getMaxNodeHours() {
        return maxNodeHours;
    }

    /** @param maxNodeHours 0 for no limit */
    @DataBoundSetter
    public void setMaxNodeHours(double maxNodeHours) {
        this.maxNodeHours = maxNodeHours;
    }

    public double getMaxCost() {
        return maxCost;
    }

    /** @param maxCost 0 for no limit */
    @DataBoundSetter
    public void setMaxCost(double maxCost) {
        this.maxCost = maxCost;
    }

    public String getOnBudget() {
        return onBudget;
    }

    @DataBoundSetter
    public void setOnBudget(String onBudget) {
        this.onBudget = Util.fixEmptyAndTrim(onBudget);
    }

    public int getRetries() {
        return retries;
    }

    @DataBoundSetter
    public void setRetries(int retries) {
        this.retries = retries;
    }

    public int getStopAfter() {
        return stopAfter;
    }

    /** @param stopAfter 0 for no limit */
    @DataBoundSetter
    public void setStopAfter(int stopAfter) {
        this.stopAfter = stopAfter;
    }

    public int getTaskTimeLimitMinutes() {
        return taskTimeLimitMinutes;
    }

    @DataBoundSetter
    public void setTaskTimeLimitMinutes(int taskTimeLimitMinutes) {
        this.taskTimeLimitMinutes = taskTimeLimitMinutes;
    }

    public Integer getTimeLimitHours() {
        return timeLimitHours;
    }

    /** @param timeLimitHours null for the default */
    @DataBoundSetter
    public void setTimeLimitHours(Integer timeLimitHours) {
        this.timeLimitHours = timeLimitHours;
    }

    public AfterChoice getThen() {
        return then;
    }

    /** Null and {@link NothingChoice} both mean that nothing runs after the frames. */
    @DataBoundSetter
    public void setThen(AfterChoice then) {
        this.then = then instanceof NothingChoice ? null : then;
    }

    public List<String> getLicenses() {
        return List.copyOf(licenses);
    }

    /** For the form. */
    public String getLicensesText() {
        return Lines.join(licenses);
    }

    @DataBoundSetter
    public void setLicenses(List<String> licenses) {
        this.licenses = new ArrayList<>(Lines.split(licenses));
    }

    public List<EnvironmentVariable> getEnvironment() {
        return List.copyOf(environment);
    }

    @DataBoundSetter
    public void setEnvironment(List<EnvironmentVariable> environment) {
        this.environment = new ArrayList<>(Util.fixNull(environment, List.of()));
    }

    public String getContainer() {
        return container;
    }

    @DataBoundSetter
    public void setContainer(String container) {
        this.container = Util.fixEmptyAndTrim(container);
    }

    public String getLogPatterns() {
        return logPatterns;
    }

    @DataBoundSetter
    public void setLogPatterns(String logPatterns) {
        this.logPatterns = Util.fixEmptyAndTrim(logPatterns);
    }

    public boolean isSkipUnchanged() {
        return skipUnchanged;
    }

    @DataBoundSetter
    public void setSkipUnchanged(boolean skipUnchanged) {
        this.skipUnchanged = skipUnchanged;
    }

    public boolean isDryRun() {
        return dryRun;
    }

    @DataBoundSetter
    public void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }

    public double getSecondsPerFrame() {
        return secondsPerFrame;
    }

    @DataBoundSetter
    public void setSecondsPerFrame(double secondsPerFrame) {
        this.secondsPerFrame = secondsPerFrame;
    }

    public String getPreflight() {
        return preflight;
    }

    @DataBoundSetter
    public void setPreflight(String preflight) {
        this.preflight = Util.fixEmptyAndTrim(preflight);
    }

    @Override
    public StepExecution start(StepContext context) throws AbortException {
        return new SubmitExecution(StepRequest.of(this::request), context);
    }

    SubmitRequest request() {
        return new SubmitRequest(
                new SceneOptions(scene, frames, output, format),
                new JobLimits(
                        timeLimitHours,
                        priority,
                        retries,
                        taskTimeLimitMinutes,
                        maxParallelTasks,
                        stopAfter,
                        new RenderBudget(
                                maxNodeHours,
                                maxCost,
                                EnumOption.parse("onBudget", onBudget, RenderBudget.Action.class))),
                new TaskOptions(chunk, order, tiles, scouts, validateScouts, environment, licenses, container),
                new PoolOptions(account, pool, autoPool == null ? null : autoPool.spec()),
                new UploadOptions(
                        assets,
                        Util.fixNull(includes),
                        Util.fixNull(excludes),
                        searchPaths,
                        EnumOption.parse("missingAssets", missingAssets, UploadOptions.MissingAssets.class),
                        project,
                        EnumOption.parse("upload", upload, UploadOptions.Mode.class)),
                new PlanOptions(
                        dryRun,
                        skipUnchanged,
                        secondsPerFrame,
                        EnumOption.parse("preflight", preflight, Preflight.Mode.class)),
                new StagingOptions(NodeAssets.parse(staging), assetsMount),
                new RenderOptions(name, renderer, then, pathMap, logPatterns));
    }

    @Extension
    public static final class DescriptorImpl extends RenderStepDescriptor {

        @Override
        public String getFunctionName() {
            return "azureRenderSubmit";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.AzureRenderSubmitStep_DisplayName();
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class, FilePath.class);
        }

        @POST
        public ComboBoxModel doFillAccountItems(@AncestorInPath Item item, @QueryParameter String account) {
            return Suggestions.accounts(item, account);
        }

        @POST
        public ComboBoxModel doFillPoolItems(
                @AncestorInPath Item item, @QueryParameter String pool, @QueryParameter String account) {
            return PoolField.names(item, pool, account);
        }

        // The following lists are constant, so they need no permission.

        @POST
        public ListBoxModel doFillFormatItems() {
            ListBoxModel items = new ListBoxModel();
            items.add(Messages.AzureRenderSubmitStep_FormatOfScene(), "");
            for (ImageFormat format : ImageFormat.values()) {
                items.add(format.name());
            }
            return items;
        }

        @POST
        public ListBoxModel doFillOrderItems(@QueryParameter String order) {
            ListBoxModel items = new ListBoxModel();
            items.add(Messages.AzureRenderSubmitStep_OrderForward(), "");
            items.add(Messages.AzureRenderSubmitStep_OrderReverse(), "reverse");
            items.add(Messages.AzureRenderSubmitStep_OrderEnds(), "first-middle-last");
            for (int step : new int[] {2, 5, 10, 20, 50, 100}) {
                items.add(Messages.AzureRenderSubmitStep_OrderEvery(step), "every-" + step);
            }
            String current = Util.fixEmptyAndTrim(order);
            if (current != null && items.stream().noneMatch(item -> item.value.equals(current))) {
                items.add(current); // keeps a value of another step width, or of a Jenkinsfile
            }
            return items;
        }

        @POST
        public ListBoxModel doFillMissingAssetsItems() {
            ListBoxModel items = new ListBoxModel();
            items.add(Messages.AzureRenderSubmitStep_MissingFail(), "");
            items.add(Messages.AzureRenderSubmitStep_MissingWarn(), "warn");
            return items;
        }

        @POST
        public ListBoxModel doFillPreflightItems() {
            ListBoxModel items = new ListBoxModel();
            items.add(Messages.AzureRenderSubmitStep_PreflightWarn(), "");
            items.add(Messages.AzureRenderSubmitStep_PreflightFail(), "fail");
            return items;
        }

        @POST
        public ListBoxModel doFillOnBudgetItems() {
            ListBoxModel items = new ListBoxModel();
            items.add(Messages.AzureRenderSubmitStep_BudgetFinish(), "");
            items.add(Messages.AzureRenderSubmitStep_BudgetCancel(), "cancel");
            return items;
        }

        @POST
        public ListBoxModel doFillUploadItems() {
            ListBoxModel items = new ListBoxModel();
            items.add(Messages.AzureRenderSubmitStep_UploadChanged(), "");
            items.add(Messages.AzureRenderSubmitStep_UploadOnly(), "only");
            items.add(Messages.AzureRenderSubmitStep_UploadNone(), "none");
            return items;
        }

        @POST
        public ListBoxModel doFillStagingItems() {
            ListBoxModel items = new ListBoxModel();
            items.add(Messages.AzureRenderSubmitStep_StagingDownload(), "");
            items.add(Messages.AzureRenderSubmitStep_StagingSync(), NodeAssets.SYNC.text());
            items.add(Messages.AzureRenderSubmitStep_StagingMount(), NodeAssets.MOUNT.text());
            return items;
        }

        @POST
        public FormValidation doCheckScene(@AncestorInPath Item item, @QueryParameter String value) {
            return FieldCheck.required(item, value, SceneOptions::checkPath);
        }

        @POST
        public FormValidation doCheckName(@AncestorInPath Item item, @QueryParameter String value) {
            return FieldCheck.of(item, value, RenderName::check);
        }

        @POST
        public FormValidation doCheckFrames(
                @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String account) {
            return FramesField.check(item, value, SceneOptions.FAILED, frames -> Caps.of(account, item)
                    .checkFrames(frames));
        }

        @POST
        public FormValidation doCheckOutput(
                @AncestorInPath Item item,
                @QueryParameter String value,
                @QueryParameter String frames,
                @QueryParameter String format) {
            return FieldCheck.of(item, value, output -> SceneOptions.checkOutput(output, frames, format));
        }

        @POST
        public FormValidation doCheckPool(
                @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String account) {
            return PoolField.check(
                    item, value, account, () -> FormValidation.warning(Messages.AzureRenderSubmitStep_PoolMissing()));
        }

        @POST
        public FormValidation doCheckProject(@AncestorInPath Item item, @QueryParameter String value) {
            return FieldCheck.of(item, value, ContainerNames::check);
        }

        @POST
        public FormValidation doCheckAssetsMount(
                @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String staging) {
            return FieldCheck.of(item, value, path -> new StagingOptions(NodeAssets.parse(staging), path));
        }

        @POST
        public FormValidation doCheckTiles(@AncestorInPath Item item, @QueryParameter String value) {
            return FieldCheck.of(item, value, Tiles::parse);
        }

        @POST
        public FormValidation doCheckOrder(@AncestorInPath Item item, @QueryParameter String value) {
            return FieldCheck.of(item, value, FrameOrder::parse);
        }

        @POST
        public FormValidation doCheckScouts(
                @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String frames) {
            return FieldCheck.of(item, value, text -> {
                Scouts scouts = Scouts.parse(text, false);
                if (FrameRange.isValid(frames)) {
                    scouts.check(FrameRange.parse(frames));
                }
            });
        }

        @POST
        public FormValidation doCheckPriority(@AncestorInPath Item item, @QueryParameter String value) {
            return FieldCheck.number(item, value, JobLimits::checkPriority);
        }

        @POST
        public FormValidation doCheckMaxNodeHours(@AncestorInPath Item item, @QueryParameter String value) {
            return FieldCheck.of(item, value, text -> RenderBudget.check("maxNodeHours", FieldCheck.decimal(text)));
        }

        @POST
        public FormValidation doCheckMaxCost(@AncestorInPath Item item, @QueryParameter String value) {
            return FieldCheck.of(item, value, text -> RenderBudget.check("maxCost", FieldCheck.decimal(text)));
        }

        @POST
        public FormValidation doCheckMaxParallelTasks(@AncestorInPath Item item, @QueryParameter String value) {
            return FieldCheck.number(item, value, JobLimits::checkParallelTasks);
        }

        @POST
        public FormValidation doCheckStopAfter(@AncestorInPath Item item, @QueryParameter String value) {
            return FieldCheck.number(item, value, JobLimits::checkStopAfter);
        }

        @POST
        public FormValidation doCheckRetries(@AncestorInPath Item item, @QueryParameter String value) {
            return FieldCheck.number(item, value, JobLimits::checkRetries);
        }

        @POST
        public FormValidation doCheckTimeLimitHours(
                @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String account) {
            return FieldCheck.number(item, value, hours -> {
                JobLimits.checkHours(hours);
                Caps.of(account, item).checkHours(hours);
            });
        }

        @POST
        public FormValidation doCheckContainer(
                @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String account) {
            return FieldCheck.of(item, value, image -> {
                ContainerImages.check(List.of(image));
                Caps.of(account, item).checkCommand("container");
            });
        }

        @POST
        public FormValidation doCheckSecondsPerFrame(@AncestorInPath Item item, @QueryParameter String value) {
            return FieldCheck.of(item, value, text -> PlanOptions.checkSeconds(FieldCheck.decimal(text)));
        }
    }
}
