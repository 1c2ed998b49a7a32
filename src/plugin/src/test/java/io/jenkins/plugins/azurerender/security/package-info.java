/** What may not happen: who may call what, where secrets may not lie, what hostile services and agents achieve. */
package io.jenkins.plugins.azurerender.security;
