package jenkins.model;

import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import hudson.ExtensionList;
import hudson.FilePath;
import hudson.Launcher;
import hudson.PluginManager;
import hudson.Util;
import hudson.XmlFile;
import hudson.model.Computer;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Items;
import hudson.model.Label;
import hudson.model.Node;
import hudson.model.TaskListener;
import hudson.model.TopLevelItem;
import hudson.model.TopLevelItemDescriptor;
import hudson.model.listeners.ItemListener;
import hudson.remoting.VirtualChannel;
import hudson.security.ACL;
import hudson.security.AccessControlled;
import hudson.security.AuthorizationStrategy;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import hudson.util.VersionNumber;
import hudson.util.XStream2;
import io.jenkins.plugins.azurerender.standin.home.HomeDirectory;
import io.jenkins.plugins.azurerender.standin.remoting.RemoteCall;
import io.jenkins.plugins.azurerender.standin.security.Authentications;
import io.jenkins.plugins.azurerender.standin.text.FixedText;
import io.jenkins.plugins.azurerender.standin.text.LabelExpression;
import jakarta.servlet.ServletContext;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** The Jenkins instance of this process. */
@SuppressWarnings("rawtypes")
public class Jenkins extends Node implements AccessControlled, ItemGroup<TopLevelItem> {
    /** The Jenkins version. */
    @SuppressFBWarnings(value = "MS_SHOULD_BE_FINAL", justification = "not final in the real type either")
    public static String VERSION = "2.479.3";

    /** Converts configuration to XML and back. */
    public static final XStream2 XSTREAM2 = new XStream2();

    /** The permissions on Jenkins itself. */
    public static final PermissionGroup PERMISSIONS = Permission.HUDSON_ADMINISTER.group;

    /** Permission to do everything. */
    public static final Permission ADMINISTER = Permission.HUDSON_ADMINISTER;

    /** Permission to see Jenkins. */
    public static final Permission READ = permission("Read", Permission.READ, true);

    /** The anonymous user. */
    public static final Authentication ANONYMOUS2 = Authentications.anonymous();

    private static volatile Jenkins theInstance;

    private volatile int numExecutors = 2;

    /** The plugin manager. */
    public final transient PluginManager pluginManager;

    private final File root;
    private final Map<String, TopLevelItem> items = new ConcurrentSkipListMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, Node> nodes = new ConcurrentSkipListMap<>();
    private volatile AuthorizationStrategy authorizationStrategy = AuthorizationStrategy.UNSECURED;

    /** Creates the instance of this process on the home directory. */
    protected Jenkins(File root, ServletContext context, PluginManager pluginManager) throws IOException {
        if (theInstance != null) {
            throw new IllegalStateException("second instance");
        }
        this.root = root;
        this.pluginManager = pluginManager;
        theInstance = this;
        // extensions first: loading jobs needs them and the global configuration
        int extensions = getExtensionList(Object.class).size();
        Logger.getLogger(Jenkins.class.getName()).log(Level.FINE, "{0} extensions", extensions);
        for (Node node : HomeDirectory.readNodes(this)) {
            nodes.put(node.getNodeName(), node);
        }
        for (TopLevelItem item : HomeDirectory.readItems(this)) {
            items.put(item.getName(), item);
        }
    }

    private static Permission permission(String name, Permission impliedBy, boolean enabled) {
        return new Permission(PERMISSIONS, name, FixedText.of(name), impliedBy, enabled, new PermissionScope[] {
            PermissionScope.JENKINS
        });
    }

    /**
     * Returns the instance of this process.
     *
     * @throws IllegalStateException when there is none, or on an agent
     */
    public static Jenkins get() {
        Jenkins instance = getInstanceOrNull();
        if (instance == null) {
            throw new IllegalStateException("Jenkins.instance is missing. Read the documentation of"
                    + " Jenkins.getInstanceOrNull to see what you are doing wrong.");
        }
        return instance;
    }

    /** Returns the instance of this process; null when there is none, and on an agent. */
    public static Jenkins getInstanceOrNull() {
        return RemoteCall.isOnAgent() ? null : theInstance;
    }

    /** Unregisters the instance. */
    public void cleanUp() {
        ItemListener.all().forEach(ItemListener::onBeforeShutdown);
        forget();
    }

    private static void forget() {
        theInstance = null;
    }

    /** Returns the Jenkins version. */
    public static VersionNumber getVersion() {
        return new VersionNumber(VERSION);
    }

    /** Returns the current user. */
    public static Authentication getAuthentication2() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        return who == null ? ANONYMOUS2 : who;
    }

    /** Returns the plugin manager. */
    public PluginManager getPluginManager() {
        return pluginManager;
    }

    /** Returns the root URL; null when it is not set, because there is no web server. */
    public String getRootUrl() {
        return JenkinsLocationConfiguration.get().getUrl();
    }

    /** Returns the secret id of this instance. */
    public String getLegacyInstanceId() {
        return HomeDirectory.instanceId(root);
    }

    @Override
    public File getRootDir() {
        return root;
    }

    @Override
    public FilePath getRootPath() {
        return new FilePath(root);
    }

    @Override
    public void save() throws IOException {
        new XmlFile(XSTREAM2, new File(root, "config.xml")).write(new TreeMap<>(Map.of("version", VERSION)));
    }

    // extensions

    /** Returns the extensions of the type. */
    public <T> ExtensionList<T> getExtensionList(Class<T> extensionType) {
        return ExtensionList.create(this, extensionType);
    }

    /** Returns the descriptor of the class, or null. */
    public Descriptor getDescriptor(Class<? extends Describable> type) {
        for (Descriptor descriptor : getExtensionList(Descriptor.class)) {
            if (descriptor.clazz == type) {
                return descriptor;
            }
        }
        return null;
    }

    /**
     * Returns the descriptor of the class.
     *
     * @throws AssertionError when there is none
     */
    public Descriptor getDescriptorOrDie(Class<? extends Describable> type) {
        Descriptor descriptor = getDescriptor(type);
        if (descriptor == null) {
            throw new AssertionError(type + " is missing its descriptor");
        }
        return descriptor;
    }

    // items

    @Override
    public List<TopLevelItem> getItems() {
        return items.values().stream()
                .filter(item -> item.hasPermission(Item.READ))
                .toList();
    }

    /** Returns the items of the type. */
    public <T> List<T> getItems(Class<T> type) {
        return getItems().stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Override
    public TopLevelItem getItem(String name) {
        TopLevelItem item = name == null ? null : items.get(name);
        if (item == null || item.hasPermission(Item.READ)) {
            return item;
        }
        if (item.hasPermission(Item.DISCOVER)) {
            item.checkPermission(Item.READ);
        }
        return null;
    }

    /** Returns the item with the full name; null when there is none of the type. */
    public <T extends Item> T getItemByFullName(String fullName, Class<T> type) {
        Object found = this;
        for (String name : fullName.split("/")) {
            if (!name.isEmpty()) {
                found = found instanceof ItemGroup<?> group ? group.getItem(name) : null;
            }
        }
        return type.isInstance(found) ? type.cast(found) : null;
    }

    /** Creates and saves an item. */
    public TopLevelItem createProject(TopLevelItemDescriptor type, String name) throws IOException {
        checkPermission(Item.CREATE);
        HomeDirectory.checkName(name);
        synchronized (this) {
            if (items.containsKey(name)) {
                throw new IllegalArgumentException("Project of the name " + name + " already exists");
            }
            TopLevelItem item = type.newInstance(this, name);
            item.save();
            items.put(name, item);
            return item;
        }
    }

    /** Creates and saves an item. */
    public <T extends TopLevelItem> T createProject(Class<T> type, String name) throws IOException {
        return type.cast(createProject((TopLevelItemDescriptor) getDescriptorOrDie(type), name));
    }

    /** Creates an item from its config.xml. */
    public TopLevelItem createProjectFromXML(String name, InputStream xml) throws IOException {
        checkPermission(Item.CREATE);
        HomeDirectory.checkName(name);
        synchronized (this) {
            if (items.containsKey(name)) {
                throw new IllegalArgumentException("Project of the name " + name + " already exists");
            }
            File folder = new File(new File(getRootDir(), "jobs"), name);
            Files.createDirectories(folder.toPath());
            Files.copy(xml, folder.toPath().resolve("config.xml"));
            TopLevelItem item = (TopLevelItem) Items.load(this, folder);
            items.put(name, item);
            return item;
        }
    }

    @Override
    public void onDeleted(TopLevelItem item) throws IOException {
        items.remove(item.getName());
    }

    @Override
    public File getRootDirFor(TopLevelItem child) {
        return new File(new File(root, "jobs"), child.getName());
    }

    @Override
    public String getFullName() {
        return "";
    }

    @Override
    public String getFullDisplayName() {
        return "";
    }

    // nodes

    /** Returns the agents. */
    public List<Node> getNodes() {
        return List.copyOf(nodes.values());
    }

    /** Returns the agent with the name, or null. */
    public Node getNode(String name) {
        return name == null ? null : nodes.get(name);
    }

    /** Adds an agent; replaces one of the same name. */
    public void addNode(Node node) throws IOException {
        HomeDirectory.write(node);
        nodes.put(node.getNodeName(), node);
    }

    /** Returns the label of the expression; null for an empty expression. */
    public Label getLabel(String expr) {
        String text = Util.fixEmptyAndTrim(expr);
        return text == null ? null : new LabelExpression(text);
    }

    @Override
    public String getNodeName() {
        return "";
    }

    @Override
    public String getDisplayName() {
        return "Jenkins";
    }

    @Override
    public int getNumExecutors() {
        return numExecutors;
    }

    /** Sets the number of executors of the built-in node; it is not saved. */
    public void setNumExecutors(int n) throws IOException {
        numExecutors = n;
    }

    @Override
    public Mode getMode() {
        return Mode.NORMAL;
    }

    @Override
    public String getLabelString() {
        return "";
    }

    @Override
    public Launcher createLauncher(TaskListener listener) {
        return new Launcher.LocalLauncher(listener);
    }

    @Override
    public FilePath getWorkspaceFor(TopLevelItem item) {
        return new FilePath(new File(new File(root, "workspace"), item.getFullName()));
    }

    @Override
    public Computer createComputer() {
        return new MasterComputer();
    }

    // security

    @Override
    public ACL getACL() {
        return authorizationStrategy.getRootACL();
    }

    /** Returns the authorization strategy. */
    public AuthorizationStrategy getAuthorizationStrategy() {
        return authorizationStrategy;
    }

    /** Sets the authorization strategy; null means all permissions for all users. */
    public void setAuthorizationStrategy(AuthorizationStrategy a) {
        authorizationStrategy = a == null ? AuthorizationStrategy.UNSECURED : a;
    }

    /** The state of the controller's node at run time. */
    public static class MasterComputer extends Computer {
        /** Creates the computer of the running Jenkins. */
        protected MasterComputer() {
            super(Jenkins.get());
        }

        @Override
        public String getDisplayName() {
            return "Built-In Node";
        }

        @Override
        public VirtualChannel getChannel() {
            return FilePath.localChannel;
        }
    }
}
