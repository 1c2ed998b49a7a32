package hudson.util;

import com.thoughtworks.xstream.XStream;
import com.thoughtworks.xstream.converters.DataHolder;
import com.thoughtworks.xstream.io.HierarchicalStreamReader;
import com.thoughtworks.xstream.io.xml.DomDriver;
import com.thoughtworks.xstream.mapper.CachingMapper;
import hudson.model.Result;
import io.jenkins.plugins.azurerender.standin.remoting.AllowedClasses;
import io.jenkins.plugins.azurerender.standin.xml.ClassFilterConverter;
import io.jenkins.plugins.azurerender.standin.xml.CurrentPluginsClassLoader;
import io.jenkins.plugins.azurerender.standin.xml.DepthTrackingReader;
import io.jenkins.plugins.azurerender.standin.xml.PersistedListConverter;
import io.jenkins.plugins.azurerender.standin.xml.RobustCollectionConverter;
import io.jenkins.plugins.azurerender.standin.xml.RobustReflectionConverter;
import io.jenkins.plugins.azurerender.standin.xml.SecretConverter;
import java.lang.ref.WeakReference;
import jenkins.model.Jenkins;

/**
 * Converts objects to XML as Jenkins does: unknown elements are skipped, and classes that the class filter blocks are
 * neither written nor read.
 */
public class XStream2 extends XStream {
    private WeakReference<Jenkins> lastJenkins = new WeakReference<>(null);

    /** Creates an instance with the converters of Jenkins. */
    public XStream2() {
        super(new DomDriver("UTF-8"));
        setClassLoader(new CurrentPluginsClassLoader());
        addPermission(new AllowedClasses());
        registerConverter(new RobustReflectionConverter(getMapper(), getReflectionProvider()), PRIORITY_VERY_LOW);
        registerConverter(new RobustCollectionConverter(getMapper()), 10);
        registerConverter(new PersistedListConverter(getMapper()), 20);
        registerConverter(new SecretConverter());
        registerConverter(Result.conv);
        registerConverter(new ClassFilterConverter(), 100_000);
    }

    @Override
    public Object unmarshal(HierarchicalStreamReader reader, Object root, DataHolder dataHolder) {
        Jenkins now = Jenkins.getInstanceOrNull();
        if (lastJenkins.get() != now) {
            // after a restart the same names may belong to classes of another loader
            CachingMapper cache = (CachingMapper) getMapper().lookupMapperOfType(CachingMapper.class);
            if (cache != null) {
                cache.flushCache();
            }
            lastJenkins = new WeakReference<>(now);
        }
        return super.unmarshal(new DepthTrackingReader(reader), root, dataHolder);
    }
}
