/** Alembic archives (.abc): caches that scenes refer to; of themselves they tell who wrote them. */
package io.jenkins.plugins.azurerender.scene.alembic;
