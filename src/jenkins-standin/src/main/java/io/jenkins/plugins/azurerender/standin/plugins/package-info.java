/** Class loading across plugins. */
package io.jenkins.plugins.azurerender.standin.plugins;
