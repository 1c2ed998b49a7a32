package jenkins.model;

/** Stands for jenkins.model.Jenkins of Jenkins 2.479.3. */
public class Jenkins extends hudson.model.Node implements hudson.security.AccessControlled {
    public final transient hudson.PluginManager pluginManager = null;
    public static final com.thoughtworks.xstream.XStream XSTREAM = null;
    public static final hudson.util.XStream2 XSTREAM2 = null;
    public static java.lang.String VERSION;
    public static final hudson.security.PermissionGroup PERMISSIONS = null;
    public static final hudson.security.Permission ADMINISTER = null;
    public static final hudson.security.Permission MANAGE = null;
    public static final hudson.security.Permission SYSTEM_READ = null;
    public static final hudson.security.Permission READ = null;
    public static final hudson.security.Permission RUN_SCRIPTS = null;
    public static final org.springframework.security.core.Authentication ANONYMOUS2 = null;

    Jenkins() {}

    public static jenkins.model.Jenkins get() {
        throw new UnsupportedOperationException();
    }

    public hudson.model.Descriptor getDescriptor(java.lang.Class<? extends hudson.model.Describable> type) {
        throw new UnsupportedOperationException();
    }

    public hudson.model.Descriptor getDescriptor(java.lang.String string) {
        throw new UnsupportedOperationException();
    }

    @Deprecated
    public static jenkins.model.Jenkins getInstance() {
        throw new UnsupportedOperationException();
    }

    public void save() throws java.io.IOException {}

    public hudson.model.Node getNode(java.lang.String string) {
        throw new UnsupportedOperationException();
    }

    public void removeNode(hudson.model.Node node) throws java.io.IOException {}

    public java.lang.String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    public boolean isTerminating() {
        return false;
    }

    public static hudson.util.VersionNumber getVersion() {
        throw new UnsupportedOperationException();
    }

    public java.lang.String getFullName() {
        throw new UnsupportedOperationException();
    }

    public final <T extends hudson.model.Item> T getItem(
            java.lang.String string, hudson.model.ItemGroup itemGroup, java.lang.Class<T> type) {
        throw new UnsupportedOperationException();
    }

    public final <T extends hudson.model.Item> T getItem(
            java.lang.String string, hudson.model.Item item, java.lang.Class<T> type) {
        throw new UnsupportedOperationException();
    }

    public hudson.model.TopLevelItem getItem(java.lang.String string) {
        throw new UnsupportedOperationException();
    }

    public final hudson.model.Item getItem(java.lang.String string, hudson.model.Item item) {
        throw new UnsupportedOperationException();
    }

    public hudson.model.Item getItem(java.lang.String string, hudson.model.ItemGroup itemGroup) {
        throw new UnsupportedOperationException();
    }

    public hudson.model.Descriptor getDescriptorOrDie(java.lang.Class<? extends hudson.model.Describable> type) {
        throw new UnsupportedOperationException();
    }

    public hudson.FilePath getRootPath() {
        throw new UnsupportedOperationException();
    }

    public <T extends hudson.model.Item> T getItemByFullName(java.lang.String string, java.lang.Class<T> type) {
        throw new UnsupportedOperationException();
    }

    public hudson.model.Item getItemByFullName(java.lang.String string) {
        throw new UnsupportedOperationException();
    }

    public java.io.File getRootDir() {
        throw new UnsupportedOperationException();
    }

    public hudson.PluginManager getPluginManager() {
        throw new UnsupportedOperationException();
    }

    public hudson.model.Computer[] getComputers() {
        throw new UnsupportedOperationException();
    }

    public java.lang.String getFullDisplayName() {
        throw new UnsupportedOperationException();
    }

    public java.lang.String getSearchUrl() {
        throw new UnsupportedOperationException();
    }

    public hudson.security.ACL getACL() {
        throw new UnsupportedOperationException();
    }

    public static org.springframework.security.core.Authentication getAuthentication2() {
        throw new UnsupportedOperationException();
    }

    public static jenkins.model.Jenkins getInstanceOrNull() {
        throw new UnsupportedOperationException();
    }

    public java.lang.String getRootUrl() {
        throw new UnsupportedOperationException();
    }

    public java.lang.String getUrlChildPrefix() {
        throw new UnsupportedOperationException();
    }

    public java.io.File getRootDirFor(hudson.model.TopLevelItem topLevelItem) {
        throw new UnsupportedOperationException();
    }

    public void onRenamed(hudson.model.TopLevelItem topLevelItem, java.lang.String string, java.lang.String string2)
            throws java.io.IOException {}

    public void onDeleted(hudson.model.TopLevelItem topLevelItem) throws java.io.IOException {}

    public <T> java.util.List<T> getItems(java.lang.Class<T> type) {
        throw new UnsupportedOperationException();
    }

    public java.util.List<hudson.model.TopLevelItem> getItems() {
        throw new UnsupportedOperationException();
    }

    public java.util.List<hudson.model.TopLevelItem> getItems(
            java.util.function.Predicate<hudson.model.TopLevelItem> predicate) {
        throw new UnsupportedOperationException();
    }

    public <T extends hudson.model.Describable<T>, D extends hudson.model.Descriptor<T>>
            hudson.DescriptorExtensionList<T, D> getDescriptorList(java.lang.Class<T> type) {
        throw new UnsupportedOperationException();
    }

    public java.lang.String getRootUrlFromRequest() {
        throw new UnsupportedOperationException();
    }

    public <T extends hudson.model.Descriptor> T getDescriptorByType(java.lang.Class<T> type) {
        throw new UnsupportedOperationException();
    }

    public java.util.List<hudson.model.Node> getNodes() {
        throw new UnsupportedOperationException();
    }

    public hudson.ExtensionList getExtensionList(java.lang.String string) throws java.lang.ClassNotFoundException {
        throw new UnsupportedOperationException();
    }

    public <T> hudson.ExtensionList<T> getExtensionList(java.lang.Class<T> type) {
        throw new UnsupportedOperationException();
    }

    public void setNodeName(java.lang.String string) {}

    public java.lang.String getNodeDescription() {
        throw new UnsupportedOperationException();
    }

    public hudson.Launcher createLauncher(hudson.model.TaskListener taskListener) {
        throw new UnsupportedOperationException();
    }

    public int getNumExecutors() {
        return 0;
    }

    public hudson.model.Node.Mode getMode() {
        throw new UnsupportedOperationException();
    }

    public hudson.model.Computer getComputer(java.lang.String string) {
        throw new UnsupportedOperationException();
    }

    public hudson.model.Computer createComputer() {
        throw new UnsupportedOperationException();
    }

    public java.lang.String getLabelString() {
        throw new UnsupportedOperationException();
    }

    public hudson.FilePath getWorkspaceFor(hudson.model.TopLevelItem topLevelItem) {
        throw new UnsupportedOperationException();
    }

    public hudson.security.AuthorizationStrategy getAuthorizationStrategy() {
        throw new UnsupportedOperationException();
    }

    @Deprecated
    public static jenkins.model.Jenkins getActiveInstance() {
        throw new UnsupportedOperationException();
    }

    public boolean isUsageStatisticsCollected() {
        return false;
    }

    public java.lang.String getLegacyInstanceId() {
        throw new UnsupportedOperationException();
    }

    public jenkins.model.Jenkins getItemGroup() {
        throw new UnsupportedOperationException();
    }

    public hudson.model.Label getLabel(java.lang.String string) {
        throw new UnsupportedOperationException();
    }

    public void addNode(hudson.model.Node node) throws java.io.IOException {}

    public int getQuietPeriod() {
        return 0;
    }

    public java.io.File getBuildDirFor(hudson.model.Job job) {
        throw new UnsupportedOperationException();
    }

    public boolean isUseSecurity() {
        return false;
    }

    public hudson.security.SecurityRealm getSecurityRealm() {
        throw new UnsupportedOperationException();
    }

    public void setSecurityRealm(hudson.security.SecurityRealm securityRealm) {}

    public void setAuthorizationStrategy(hudson.security.AuthorizationStrategy authorizationStrategy) {}

    public void setNumExecutors(int value) throws java.io.IOException {}

    public <T extends hudson.model.TopLevelItem> T createProject(java.lang.Class<T> type, java.lang.String string)
            throws java.io.IOException {
        throw new UnsupportedOperationException();
    }

    public hudson.model.TopLevelItem createProject(
            hudson.model.TopLevelItemDescriptor topLevelItemDescriptor, java.lang.String string, boolean value)
            throws java.io.IOException {
        throw new UnsupportedOperationException();
    }

    public hudson.model.TopLevelItem createProject(
            hudson.model.TopLevelItemDescriptor topLevelItemDescriptor, java.lang.String string)
            throws java.io.IOException {
        throw new UnsupportedOperationException();
    }

    public String getNodeName() {
        return "";
    }
}
