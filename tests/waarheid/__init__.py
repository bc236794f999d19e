"""What the generator knows, counted here in Python from its own objects, beside what the marts say."""
