/** Alembic archives (.abc): caches without render settings, of which only the version is read. */
package io.jenkins.plugins.azurerender.scene.alembic;
